package cn.fanzha.command.documents.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.cases.domain.CaseSteps;
import cn.fanzha.command.documents.domain.DocumentKinds;
import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.freezes.FreezeSteps;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Returns;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The made .docx as XML, for every kind, of a case of which almost nothing is known. */
@IntegrationTest
class DocumentXmlTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    CaseIntake intake;

    @Autowired
    CaseSteps steps;

    @Autowired
    Stops stops;

    @Autowired
    Returns returns;

    @Autowired
    FreezeSteps freezes;

    @Autowired
    DocumentKinds kinds;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    @Test
    void whateverIsMissingIsALineToFillAndNeitherAPlaceholderNorAnEmptyPlace() throws Exception {
        CaseRef file = Objects.requireNonNull(transactions.execute(status -> intake.open(
                new NewCase(
                        Channel.WALK_IN,
                        null,
                        clock.instant().minusSeconds(60),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                city.officer)));
        StopNumber stop = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        cases.take(file, CaseStep.ACCEPT, city.officer);
        cases.take(file, CaseStep.REJECT, city.officer);
        steps.decide(file.number(), true, null, city.supervisor);
        CaseRef filed = cases.filed(city.officer, city.supervisor);
        ReturnNumber repaid =
                returns.open(filed, returns.frozen(filed, city.bank1, "100.00", city.officer), city.officer);
        String freeze = released(filed).value();
        Map<String, String> subjects = Map.of(
                "ACCEPTANCE_RECEIPT", file.number().value(),
                "REJECTION_NOTICE", file.number().value(),
                "STOP_APPLICATION", stop.value(),
                "FREEZE_INQUIRY", freeze,
                "FREEZE_NOTICE", freeze,
                "FREEZE_RELEASE", freeze,
                "FUND_FLOW_TABLE", repaid.value());
        assertThat(kinds.all())
                .as("a further kind needs its example here")
                .allMatch(kind -> subjects.containsKey(kind.code()));
        for (Map.Entry<String, String> one : subjects.entrySet()) {
            Map<String, String> parts = parts(made(one.getKey(), one.getValue()));
            assertThat(parts).as(one.getKey()).containsKey("word/document.xml");
            parts.forEach((name, xml) ->
                    assertThat(xml).as(one.getKey() + " " + name).doesNotContain("{{", "}}", ">null<", "??"));
            assertThat(faults(parts.get("word/document.xml"))).as(one.getKey()).isEmpty();
        }
    }

    private FreezeNumber released(CaseRef file) {
        FreezeNumber number = freezes.apply(
                file.number(),
                new FreezeAsked(
                        AccountKind.BANK_ACCOUNT,
                        Stops.newAccount(),
                        "李四",
                        city.bank1.id(),
                        FreezeAsset.DEPOSIT,
                        FreezeMode.LIMIT,
                        FreezeScope.INVOLVED,
                        Money.of("10.00"),
                        6,
                        false,
                        "涉案资金",
                        null),
                city.officer);
        freezes.approve(number, city.supervisor);
        freezes.send(number, city.officer);
        freezes.frozen(number, Money.of("10.00"), Money.of("10.00"), city.liaison);
        freezes.release(number, null, "与案件无关", city.supervisor);
        return number;
    }

    /** Cells that say nothing, and empty lines one after the other. */
    private static List<String> faults(@org.jspecify.annotations.Nullable String xml) {
        Document document = Jsoup.parse(String.valueOf(xml), "", Parser.xmlParser());
        List<String> faults = new ArrayList<>();
        for (Element cell : document.getElementsByTag("w:tc")) {
            if (text(cell).isBlank()) {
                faults.add("an empty cell in: " + text(cell.parent()));
            }
        }
        String before = "text";
        for (Element line : document.select("w|body > *")) {
            if (line.tagName().equals("w:p") && text(line).isBlank() && before.isBlank()) {
                faults.add("two empty lines");
            }
            before = line.tagName().equals("w:p") ? text(line) : "a table";
        }
        int page = document.select("w|pgSz").stream()
                        .mapToInt(size -> twips(size, "w:w"))
                        .sum()
                - document.select("w|pgMar").stream()
                        .mapToInt(margin -> twips(margin, "w:left") + twips(margin, "w:right"))
                        .sum();
        for (Element table : document.getElementsByTag("w:tbl")) {
            int grid = table.select("w|gridCol").stream()
                    .mapToInt(column -> twips(column, "w:w"))
                    .sum();
            if (table.select("w|tblLayout[w:type=fixed]").isEmpty() || Math.abs(page - grid) > page / 50) {
                faults.add("a table whose columns are left to chance: " + grid + " of " + page);
            }
        }
        return faults;
    }

    private static int twips(Element element, String attribute) {
        return Integer.parseInt(element.attr(attribute));
    }

    private static String text(@org.jspecify.annotations.Nullable Element element) {
        return element == null ? "" : element.getElementsByTag("w:t").text();
    }

    private static Map<String, String> parts(byte[] file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".xml")) {
                    parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return parts;
    }

    private byte[] made(String kind, String subject) {
        MvcTestResult answer = mvc.post()
                .uri("/documents/make/" + kind)
                .param("subject", subject)
                .param("reason", "当面交付")
                .with(city.signedIn(city.officer))
                .with(csrf())
                .exchange();
        assertThat(answer).as(kind).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    @Test
    void anAnswerGivenAgainUnderItsKeyIsTheSameFileWithTheSameHeaders() {
        CaseRef file = cases.reported(city.officer);
        cases.take(file, CaseStep.ACCEPT, city.officer);
        var client = city.bearer(city.stationA1.code(), "documents:make");
        List<MvcTestResult> answers = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            answers.add(mvc.post()
                    .uri("/api/v1/cases/{no}/documents/ACCEPTANCE_RECEIPT", file.number())
                    .header("Idempotency-Key", "document-" + file.number())
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{}")
                    .with(client)
                    .exchange());
        }
        var first = answers.getFirst().getResponse();
        var again = answers.getLast().getResponse();
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());
        for (String name : List.of("Content-Disposition", "Repr-Digest", "Content-Type")) {
            assertThat(again.getHeader(name)).as(name).isNotNull().isEqualTo(first.getHeader(name));
        }
    }
}
