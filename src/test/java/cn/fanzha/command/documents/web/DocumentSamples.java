package cn.fanzha.command.documents.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.util.Map;

/** An accepted case, whose receipt can be made. */
class DocumentSamples implements SampleData {

    private final TestCases cases;

    DocumentSamples(TestCases cases) {
        this.cases = cases;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/documents/") || pattern.equals("/api/v1/cases/{no}/documents/{kind}");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        if (pattern.startsWith("/documents/templates")) {
            return Sample.of("kind", "ACCEPTANCE_RECEIPT").with("source", "ABOVE");
        }
        CaseRef file = cases.reported(side.officer());
        cases.take(file, CaseStep.ACCEPT, side.officer());
        String no = file.number().value();
        return pattern.startsWith("/api/")
                ? new Sample(Map.of("no", no, "kind", "ACCEPTANCE_RECEIPT"), Map.of(), "{}")
                : Sample.of("kind", "ACCEPTANCE_RECEIPT").with("subject", no);
    }
}
