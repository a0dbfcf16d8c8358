package cn.fanzha.command.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class LongStoryTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCases cases;

    @Autowired
    TestCity city;

    @Test
    void aLongStoryShowsItsBeginningAndKeepsTheRestWithinReach() {
        CaseRef file = cases.reported(city.officer);
        String story = "被害人称对方自称客服😀，要求下载会议软件。".repeat(900);
        String field = "/cases/" + file.number() + "/fields/SUMMARY";
        String mark = Objects.requireNonNull(page(field).selectFirst("input[name=mark]"))
                .val();
        assertThat(mvc.post()
                        .uri(field)
                        .param("value", story)
                        .param("mark", mark)
                        .with(city.signedIn(city.officer))
                        .with(csrf()))
                .hasStatus(HttpStatus.FOUND);
        var shown = Objects.requireNonNull(page("/cases/" + file.number()).selectFirst("#fact-SUMMARY dd"));
        var rest = Objects.requireNonNull(shown.selectFirst("details.fold:not([open]) > .story"));
        String beginning = Objects.requireNonNull(shown.selectFirst("> .story")).wholeText();
        assertThat(beginning).hasSizeBetween(300, 700).endsWith("软件。");
        assertThat(beginning + rest.wholeText()).isEqualTo(story);
        assertThat(Objects.requireNonNull(shown.selectFirst("summary")).text())
                .contains("展开全文", String.format(Locale.ROOT, "%,d", story.codePointCount(0, story.length())));
        assertThat(page("/cases/" + file.number() + "/changes").select("details.fold"))
                .hasSize(1);
    }

    private Document page(String uri) {
        var answer = mvc.get().uri(uri).with(city.signedIn(city.officer)).exchange();
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
