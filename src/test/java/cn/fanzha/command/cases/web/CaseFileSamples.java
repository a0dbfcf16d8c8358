package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.domain.CaseEvidence;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Details, victims and files of a side's case for the authorisation matrix. */
class CaseFileSamples implements SampleData {

    private static final Pattern OWN =
            Pattern.compile("(/api/v1)?/cases/\\{no}/(facts|fields|changes|victims|evidence|timeline|clocks)(/.*)?");

    private final TestCases cases;
    private final CaseEvidence evidence;

    CaseFileSamples(TestCases cases, CaseEvidence evidence) {
        this.cases = cases;
        this.evidence = evidence;
    }

    static boolean own(String pattern) {
        return OWN.matcher(pattern).matches() && !pattern.endsWith("/reveal");
    }

    @Override
    public boolean covers(String method, String pattern) {
        return own(pattern) && (method.equals("GET") || !pattern.startsWith("/api/"));
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        CaseRef file = cases.reported(side.officer());
        Map<String, String> variables =
                new HashMap<>(Map.of("no", file.number().value(), "field", "LOSS", "position", "0"));
        if (pattern.contains("/evidence/{id}")) {
            variables.put("id", added(file, side));
        }
        return new Sample(variables, Map.of(), null).with("reason", "核对").with("name", "李四");
    }

    private String added(CaseRef file, Side side) {
        try {
            byte[] pdf = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
            evidence.add(
                    file.number(),
                    new CaseEvidence.Told("a.pdf", pdf.length, null, null, null),
                    new ByteArrayInputStream(pdf),
                    side.officer());
            return evidence.of(file.number(), side.officer())
                    .files()
                    .getFirst()
                    .id()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
