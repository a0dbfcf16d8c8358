package cn.fanzha.command.documents.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.documents.WordSamples;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Units replace templates: who uses which, how one goes back, and what is said of a bad file. */
@IntegrationTest
class TemplatePagesTest {

    private static final String KIND = "ACCEPTANCE_RECEIPT";
    private static final String ADDRESS = "/documents/templates/" + KIND;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    private MvcTestResult upload(byte[] file, String action, Actor actor) {
        return mvc.post()
                .uri(ADDRESS)
                .multipart()
                .file("file", file)
                .param("action", action)
                .with(city.signedIn(actor))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult choose(String source, int edition, Actor actor) {
        return mvc.post()
                .uri(ADDRESS + "/choice")
                .param("source", source)
                .param("edition", String.valueOf(edition))
                .with(city.signedIn(actor))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(city.signedIn(actor)).exchange();
    }

    private String receipt(Actor officer) {
        CaseRef file = cases.reported(officer);
        cases.take(file, CaseStep.ACCEPT, officer);
        MvcTestResult answer = mvc.post()
                .uri("/documents/make/" + KIND)
                .param("subject", file.number().value())
                .with(city.signedIn(officer))
                .with(csrf())
                .exchange();
        assertThat(answer).hasStatusOk();
        return WordSamples.text(answer.getResponse().getContentAsByteArray());
    }

    @Test
    void aUnitsTemplateServesItAndThoseBelowUntilTheyChooseOtherwise() {
        assertThat(upload(WordSamples.of("甲区回执 {{案件编号}}"), "save", city.supervisor))
                .hasStatus3xxRedirection();
        assertThat(receipt(city.officer)).contains("甲区回执 A" + city.stationA1.code());
        assertThat(receipt(city.otherOfficer)).contains("非官方格式").doesNotContain("甲区回执");

        assertThat(upload(WordSamples.of("派出所回执 {{报案人姓名}}"), "save", city.supervisorOfStation))
                .hasStatus3xxRedirection();
        assertThat(receipt(city.officer)).contains("派出所回执 王**");
        assertThat(upload(WordSamples.of("派出所回执二 {{报案人姓名}}"), "save", city.supervisorOfStation))
                .hasStatus3xxRedirection();
        assertThat(receipt(city.officer)).contains("派出所回执二 王**");

        assertThat(choose("OWN", 1, city.supervisorOfStation)).hasStatus3xxRedirection();
        assertThat(receipt(city.officer)).contains("派出所回执 王**");
        assertThat(choose("ABOVE", 0, city.supervisorOfStation)).hasStatus3xxRedirection();
        assertThat(receipt(city.officer)).contains("甲区回执");
        assertThat(choose("BUILT_IN", 0, city.supervisorOfStation)).hasStatus3xxRedirection();
        assertThat(receipt(city.officer)).contains("非官方格式");
        assertThat(choose("OWN", 9, city.supervisorOfStation)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(choose("NONSENSE", 1, city.supervisorOfStation)).hasStatus(HttpStatus.BAD_REQUEST);

        assertThat(get(ADDRESS, city.supervisorOfStation))
                .hasStatusOk()
                .bodyText()
                .contains("第 2 版", "本单位第 1 版", "上级单位的模板", "系统内置", "{{案件编号}}", "{{受害人.姓名}}");
        assertThat(get("/documents/templates", city.supervisor))
                .hasStatusOk()
                .bodyText()
                .contains("甲区分局 第 1 版", "系统内置", "不予立案通知书");
        assertThat(trail.of("document-template.replace", KIND)).isNotEmpty();
        assertThat(jdbc.sql("select has_table_privilege(current_user, 'document_template', 'UPDATE, DELETE')")
                        .query(Boolean.class)
                        .single())
                .as("editions stay")
                .isFalse();
    }

    @Test
    void aFileIsCheckedAndLookedAtBeforeItIsUsed() {
        Actor chief = city.account("chief", city.stationB2, Role.SUPERVISOR);
        byte[] good = WordSamples.of("预览 {{案件编号}} {{报案人姓名}} {{制作人}}");
        MvcTestResult preview = upload(good, "preview", chief);
        assertThat(preview).hasStatusOk();
        assertThat(WordSamples.text(preview.getResponse().getContentAsByteArray()))
                .contains("预览 A1101050100002026110001 王小明 " + chief.displayName(), "（示例）");
        assertThat(get(ADDRESS, chief)).bodyText().contains("本单位还没有自己的模板");
        assertThat(upload(WordSamples.of("{{案件号}}", "{{seal}}"), "save", chief))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("没有名为“案件号”的占位符（正文第 1 段）", "“seal”");
        assertThat(upload("no".getBytes(java.nio.charset.StandardCharsets.UTF_8), "preview", chief))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("不是 Word 文档");
        assertThat(mvc.post().uri(ADDRESS).with(city.signedIn(chief)).with(csrf()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("没有收到文件");
        assertThat(upload(good, "save", chief)).hasStatus3xxRedirection();
        assertThat(upload(good, "save", chief))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("与第 1 版完全相同");
        assertThat(get(ADDRESS + "/file", chief).getResponse().getContentAsByteArray())
                .isEqualTo(good);
        assertThat(get(ADDRESS + "/preview?edition=1", chief)).hasStatusOk();
        assertThat(get(ADDRESS + "/file?edition=1", city.supervisor)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(upload(good, "save", city.officer)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void everyBuiltInTemplateIsOneThatAUnitCouldPutInItself() {
        for (String kind : java.util.List.of("ACCEPTANCE_RECEIPT", "REJECTION_NOTICE", "STOP_APPLICATION")) {
            byte[] builtIn = get("/documents/templates/" + kind + "/file", city.otherSupervisor)
                    .getResponse()
                    .getContentAsByteArray();
            MvcTestResult preview = mvc.post()
                    .uri("/documents/templates/" + kind)
                    .multipart()
                    .file("file", builtIn)
                    .param("action", "preview")
                    .with(city.signedIn(city.otherSupervisor))
                    .with(csrf())
                    .exchange();
            assertThat(preview).as(kind).hasStatusOk();
        }
    }
}
