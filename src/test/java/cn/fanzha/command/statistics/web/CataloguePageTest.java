package cn.fanzha.command.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.statistics.domain.Catalogue;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class CataloguePageTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Catalogue catalogue;

    @Test
    void everyFigureIsExplainedInBothLanguagesAndNeitherMixesThem() throws Exception {
        String zh = section("zh-CN");
        String en = section("en");
        for (String page : new String[] {zh, en}) {
            assertThat(page).doesNotContain("??", ">catalogue.", ">statistics.", "null<");
            catalogue.computed().forEach(indicator -> assertThat(page).contains(">" + indicator.code() + "<"));
        }
        assertThat(en.codePoints().filter(Character::isIdeographic).count()).isZero();
        assertThat(zh.replaceAll("<[^>]*>", " ").replaceAll("(?m)[a-z]+[a-z0-9.-]*\\.[a-z0-9.-]+", ""))
                .doesNotContainPattern("[A-Za-z]{3,} [A-Za-z]{2,}");
    }

    @Test
    void everyCodeHasAnExplanationOfItsOwn() throws IOException {
        for (String bundle : new String[] {"catalogue", "catalogue_en"}) {
            Properties texts = new Properties();
            try (var in = getClass().getResourceAsStream("/messages/" + bundle + ".properties")) {
                texts.load(new java.io.InputStreamReader(java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8));
            }
            assertThat(texts.stringPropertyNames())
                    .containsAll(catalogue.computed().stream()
                            .map(indicator -> "catalogue.rows." + indicator.code())
                            .toList());
        }
    }

    private String section(String language) throws Exception {
        return mvc.get()
                .uri("/statistics/catalogue?lang=" + language)
                .with(city.signedIn(city.officer))
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("(?s).*<section>(.*)</section>.*", "$1");
    }
}
