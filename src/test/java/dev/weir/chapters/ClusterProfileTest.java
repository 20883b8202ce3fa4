package dev.weir.chapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * That {@code mvn -Pcluster} makes the job jar before it starts the cluster. {@link DeployChapterIT} follows the page with a jar that
 * is there already, and would not see it if nothing made one.
 */
final class ClusterProfileTest {
    private static final String PLUGIN = "/project/build/plugins/plugin[artifactId='%s']";
    private static final String CLUSTER = "/project/profiles/profile[id='cluster']";
    private static final String SHADE = PLUGIN.formatted("maven-shade-plugin");
    private static final String EXEC = PLUGIN.formatted("exec-maven-plugin");
    private static final Pattern OPTION = Pattern.compile("-D([\\w.]+)=");

    private static final XPath XPATH = XPathFactory.newInstance().newXPath();
    private static Document pom;

    @BeforeAll
    static void read() throws Exception {
        pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
    }

    @Test
    void theJarIsMadeInThePhaseInWhichTheClusterStartsAndBeforeIt() throws Exception {
        assertThat(text(CLUSTER + "/build/defaultGoal")).isEqualTo("package");
        assertThat(text(CLUSTER + "/properties/weir.main.phase")).isEqualTo("package");
        assertThat(text(EXEC + "/executions/execution[id='program']/phase")).isEqualTo("${weir.main.phase}");
        assertThat(text(SHADE + "/executions/execution/phase")).isEqualTo("package");
        assertThat(text(SHADE + "/executions/execution/goals")).isEqualTo("shade");
        List<String> inThisOrder = texts("/project/build/plugins/plugin/artifactId");
        assertThat(inThisOrder).containsSubsequence("maven-shade-plugin", "exec-maven-plugin");
    }

    @Test
    void itIsTheJarThatTheClusterNamesAndTheChapterRuns() throws Exception {
        assertThat(text("/project/properties/weir.jar"))
                .isEqualTo("target/${project.artifactId}-${project.version}-" + text(SHADE + "//shadedClassifierName")
                        + ".jar");
        assertThat(text(SHADE + "//shadedArtifactAttached")).isEqualTo("true");
        assertThat(texts(CLUSTER + "//weir.jar")).isEmpty();
    }

    @Test
    void nothingIsSkippedButByTheOptionsOfTheTestOfTheChapter() throws Exception {
        assertThat(text(SHADE + "//skip")).isEqualTo("${weir.jar.made}");
        assertThat(texts("//properties/weir.jar.made")).containsExactly("false");
        List<String> options = OPTION.matcher(DeployChapterIT.MADE)
                .results()
                .map(option -> option.group(1))
                .toList();
        assertThat(options).contains("weir.jar.made", "maven.main.skip");
        for (String option : options) {
            assertThat(texts("/project/profiles/profile/properties/*[name()='" + option + "']"))
                    .as(option)
                    .isEmpty();
        }
    }

    /** The text of one element. */
    private static String text(String path) throws XPathExpressionException {
        List<String> all = texts(path);
        assertThat(all).as(path).hasSize(1);
        return all.get(0);
    }

    private static List<String> texts(String path) throws XPathExpressionException {
        NodeList nodes = (NodeList) XPATH.evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(node -> nodes.item(node).getTextContent().strip())
                .toList();
    }
}
