package dev.weir.cli;

import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.rules.rule.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A folder of rules that is pushed beside other teams, and after somebody changed a rule elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PushedFoldersTest {
    private CommandsAtWork here;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        here = CommandsAtWork.start(folder);
    }

    @AfterAll
    void stop() throws Exception {
        here.close();
    }

    @Test
    void whatIsPrunedIsOfTheOwnersOfTheFilesAloneAndIsListedAndAgreedTo() throws Exception {
        here.write("offers/coupon.yaml", rule("coupon").with("owner: shop").yaml());
        here.write("nobodys/stray.yaml", rule("stray").yaml());
        here.write("fraud/stolen.yaml", rule("stolen").with("owner: fraud").yaml());
        here.write("fraud/spent.yaml", rule("spent").with("owner: fraud").yaml());
        here.weir("rules", "push", here.at("offers"), here.at("nobodys"), here.at("fraud"), "--wait");
        Files.delete(Path.of(here.at("fraud/spent.yaml")));

        Ran unasked = here.weir("rules", "push", here.at("fraud"), "--prune");
        assertThat(unasked.code()).isEqualTo(1);
        assertThat(unasked.out()).contains("removed            spent, version 1");
        assertThat(unasked.text()).doesNotContain("coupon", "stray");
        assertThat(unasked.err())
                .contains("Remove 1 rule, with what only it has counted: spent? Nobody is at a terminal", "--yes");
        assertThat(here.weir("rules", "show", "spent").code()).isZero();

        assertThat(here.weir("rules", "push", here.at("fraud"), "--prune", "--yes")
                        .out())
                .endsWith("1 rule removed");
        assertThat(here.weir("rules", "show", "spent").code()).isEqualTo(1);
        assertThat(here.weir("rules", "show", "coupon").code()).isZero();
        assertThat(here.weir("rules", "show", "stray").code()).isZero();
        assertThat(here.weir("rules", "push", here.at("nobodys"), "--prune", "--yes")
                        .err())
                .contains("no file says whose it is", "write such as 'owner: fraud' in the rules");
        assertThat(here.weir("rules", "push", here.at("nobodys"), "--prune", "--owner", "shop", "--dry-run")
                        .text())
                .contains("removed            coupon, version 1")
                .doesNotContain("stolen");
        assertThat(here.weir("rules", "push", here.at("fraud"), "--prune", "--only", "stolen")
                        .err())
                .contains("leave out --only");
    }

    @Test
    void afterAnEmergencyTheRestOfTheFolderIsPushedAndTheFileIsBroughtLevel() throws Exception {
        here.write(
                "desk/stopped.yaml",
                "# ours\n" + rule("stopped").with("owner: desk").yaml() + "# the end\n");
        here.write("desk/other.yaml", rule("other").yaml());
        here.weir("rules", "push", here.at("desk"), "--wait");
        here.weir("rules", "disable", "stopped", "--as", "bob", "--wait");
        here.write(
                "desk/other.yaml",
                rule("other").version(2).with("description: new").yaml());

        Ran push = here.weir("rules", "push", here.at("desk"), "--wait");
        assertThat(push.code()).isZero();
        assertThat(push.out())
                .contains("behind             stopped, version 1", "1 rule to push, 0 unchanged, 1 behind")
                .anyMatch(line -> line.matches(" +version 2, switched off by bob at 20\\S+, is on the topic and stays;"
                        + " 'weir rules pull \\S+stopped.yaml' writes it into the file, and what the file says goes out"
                        + " again with a version above 2"))
                .anyMatch(line -> line.matches("other +2 +ACTIVE +\\d+"));
        assertThat(here.weir("rules", "list").out()).anyMatch(line -> line.matches("stopped +2 +off +OFF +bob"));

        assertThat(here.weir("rules", "pull", here.at("desk")).out())
                .endsWith("1 file written, 1 not behind")
                .anyMatch(line -> line.endsWith("stopped.yaml: version 2 instead of 1"));
        assertThat(Files.readString(Path.of(here.at("desk/stopped.yaml"))))
                .startsWith("# ours\n")
                .contains("version: 2\nmode: off\n")
                .endsWith("# the end\n");
        assertThat(here.weir("rules", "push", here.at("desk")).text()).contains("0 rules to push, 2 unchanged");
    }

    @Test
    void aRuleThatWasSwitchedOnAgainSaysSoAndItsFileAloneIsBroughtLevel() throws Exception {
        here.write("again/back.yaml", rule("back").yaml());
        here.write("again/still.yaml", rule("still").yaml());
        here.weir("rules", "push", here.at("again"), "--wait");
        for (String id : List.of("back", "still")) {
            here.weir("rules", "disable", id, "--as", "bob", "--wait");
            here.weir("rules", "enable", id, "--as", "eve", "--wait");
        }

        assertThat(here.weir("rules", "push", here.at("again")).text())
                .contains("version 3, switched on again by eve at 20");
        assertThat(here.weir("rules", "pull", here.at("again"), "--only", "back")
                        .out())
                .containsExactly(
                        here.at("again/back.yaml") + ": version 3 instead of 1", "1 file written, 0 not behind");
        assertThat(here.weir("rules", "pull", here.at("again"), "--only", "bak").err())
                .contains("--only: no file has the id 'bak'; did you mean 'back'?");
    }

    @Test
    void aFileThatWasEditedUnderAVersionThatTheTopicIsPastFailsThePushWhileTheOthersGo() throws Exception {
        here.write("edited/past.yaml", rule("past").yaml());
        here.weir("rules", "push", here.at("edited"), "--wait");
        here.weir("rules", "disable", "past", "--as", "bob", "--wait");
        here.weir("rules", "rollback", "past", "--as", "eve", "--wait");
        here.write(
                "edited/past.yaml",
                rule("past").version(2).when("transaction.amount > 7").yaml());
        here.write("edited/fresh.yaml", rule("fresh").yaml());

        Ran push = here.weir("rules", "push", here.at("edited"), "--wait");
        assertThat(push.code()).isEqualTo(1);
        assertThat(push.text())
                .contains(
                        "version 3, taken back to version 1 by eve at 20",
                        "your change goes out again with a version above 3");
        assertThat(push.out()).anyMatch(line -> line.matches("fresh +1 +ACTIVE +\\d+"));
    }

    @Test
    void onlyTheNamedRulesOfAFolderArePushed() throws Exception {
        here.write("some/wanted.yaml", rule("wanted").yaml());
        here.write(
                "some/broken.yaml", rule("broken").when("transaction.amout > 1").yaml());
        assertThat(here.weir("rules", "push", here.at("some"), "--only", "wanted", "--wait")
                        .out())
                .anyMatch(line -> line.matches("wanted +1 +ACTIVE +\\d+"));
        assertThat(here.weir("rules", "push", here.at("some"), "--only", "wantd")
                        .err())
                .contains("--only: no file has the id 'wantd'; did you mean 'wanted'?");
    }

    @Test
    void aRuleIsSwitchedOnAgainWithTheModeThatItHad() throws Exception {
        here.write("again/again.yaml", rule("again").mode(Mode.SHADOW).yaml());
        here.weir("rules", "push", here.at("again"), "--wait");
        assertThat(here.weir("rules", "enable", "again").err())
                .contains("'again' is on, in mode shadow, since version 1");
        here.weir("rules", "disable", "again", "--wait");
        assertThat(here.weir("rules", "enable", "again", "--wait").out())
                .last()
                .asString()
                .matches("again +3 +SHADOW +\\d+");
        assertThat(here.weir("rules", "remove", "again").out()).containsExactly("1 rule removed");
    }
}
