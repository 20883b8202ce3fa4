package dev.weir.io.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables in files: what stands there is sent in the types that the table declares. */
final class TableFileTest {
    private static final String SENT = "{\"name\":\"shops\",\"fields\":{\"risk\":\"int\",\"kind\":\"string\",\"open\":"
            + "\"bool\",\"limit\":\"double\"},\"rows\":{\"007\":{\"risk\":7,\"kind\":\"1.50\",\"open\":true,\"limit\":"
            + "0.5},\"a, \\\"b\\\"\":{\"kind\":\"x y\"}}}";

    @TempDir
    Path folder;

    @Test
    void aTableInCsvHasTheTypesInItsFirstLine() throws IOException {
        assertThat(sent("shops.csv", """
                # of the desk
                shop, risk:int, kind:string, open:bool, limit:double

                007, 7, 1.50, true, 0.5
                "a, ""b""\",, "x y",,
                """)).isEqualTo(SENT);
    }

    @Test
    void aTableInYamlIsWhatIsWrittenThere() throws IOException {
        assertThat(sent("shops.yaml", """
                fields: {risk: int, kind: string, open: bool, limit: double}
                rows:
                  007: {risk: 7, kind: 1.50, open: true, limit: .5}
                  'a, "b"': {kind: x y}
                """)).isEqualTo(SENT);
    }

    @Test
    void aTableInJsonIsSentAsItIsUnderTheNameOfItsFile() throws IOException {
        assertThat(sent("shops.json", SENT.replace("\"shops\"", "\"other\""))).isEqualTo(SENT);
    }

    @Test
    void aTableOfSingleValues() throws IOException {
        assertThat(sent("fx.yaml", "{value: double, rows: {EUR: 1, USD: 0.92, NO: ~}}"))
                .isEqualTo("{\"name\":\"fx\",\"value\":\"double\",\"rows\":{\"EUR\":1.0,\"USD\":0.92,\"NO\":null}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t.csv  | 'k,n:int~a,x'             | : rows.a.n: this has to be a whole number of at most 64 bits, and is the text 'x'
            t.csv  | 'k,n:itn~a,1'             | : fields.n: 'itn' is no type; did you mean 'int'?
            t.csv  | 'k,n:int~a,1,2'           | :2:1: this line has 3 columns, and the first one 2
            t.csv  | 'k,n:int~,1'              | :2:1: there is no key
            t.csv  | 'k,n:int,n:int~a,1,2'     | :1:1: there is a column 'n' already
            t.csv  | 'k,n:int~4.11111E+15,1'  | :2:1: a spreadsheet has rounded this number
            t.csv  | 'k,n:int~a,1~a,2'         | :3:1: there is a row for 'a' already
            t.csv  | 'k,n:string~a,"x'         | :2:3: the quote is not closed
            t.csv  | 'k,n:string~a,"x" y'      | :2:3: the quote is not closed
            t.csv  | 'k,n~a,1'                 | :1:1: there are several columns
            t.yaml | '{rows: {a: 1}}'          | : rows: there are rows, and neither 'fields' nor 'value'
            t.yaml | '{value: int, rows: [a]}' | : rows: 'rows' is missing or no map
            t.yaml | '{value: int, rows: {a: 1, a: 2}}' | :1:27: the key 'a' is there twice
            t.json | '{"value":"int","rows":{"a":1.5}}' | : rows.a: this has to be a whole number
            t.json | '{"value":"int","rows":{"a":1}} x' | :1:
            """)
    void whatDoesNotFitIsRefusedWithItsPlace(String file, String text, String error) throws IOException {
        Path written = Files.writeString(folder.resolve(file), text.replace('~', '\n'));

        assertThatThrownBy(() -> ListFile.read("t", written)).hasMessageStartingWith(written + error);
    }

    private String sent(String file, String text) throws IOException {
        Path written = Files.writeString(folder.resolve(file), text);
        return ListFile.read(file.substring(0, file.indexOf('.')), written).json();
    }
}
