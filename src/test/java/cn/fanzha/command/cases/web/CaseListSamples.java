package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.domain.CaseViews;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Saved views of a side's officer, and bodies of the API of cases. */
class CaseListSamples implements SampleData {

    private static final Set<String> CHANGED =
            Set.of("/api/v1/cases", "/api/v1/cases/search", "/api/v1/cases/{no}", "/api/v1/cases/{no}/victims");

    private final CaseViews views;
    private final TestCases cases;
    private final JdbcClient jdbc;

    CaseListSamples(CaseViews views, TestCases cases, JdbcClient jdbc) {
        this.views = views;
        this.cases = cases;
        this.jdbc = jdbc;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/cases/views/{id}") || !method.equals("GET") && CHANGED.contains(pattern);
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        if (pattern.startsWith("/api/")) {
            Map<String, String> no = pattern.contains("{no}")
                    ? Map.of("no", cases.reported(side.officer()).number().value())
                    : Map.of();
            return new Sample(no, Map.of(), pattern.endsWith("/victims") ? "{\"name\": \"王小明\"}" : "{}");
        }
        jdbc.sql("delete from saved_view where owner_id = ?")
                .param(side.officer().id())
                .update();
        return Sample.of(
                        "id",
                        views.save("立案", "state=FILED", false, side.officer()).toString())
                .with("name", "已立案");
    }
}
