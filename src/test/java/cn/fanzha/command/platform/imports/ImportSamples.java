package cn.fanzha.command.platform.imports;

import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;

/** An import of cases that belongs to the side's station. */
class ImportSamples implements SampleData {

    private final ImportRuns runs;

    ImportSamples(ImportRuns runs) {
        this.runs = runs;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.contains("/imports/");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        return pattern.endsWith("{kind}")
                ? Sample.of("kind", "cases")
                : Sample.of(
                        "run",
                        runs.start("cases", "cases.csv", false, side.officer()).toString());
    }
}
