package cn.fanzha.command.alerts.imports;

import static cn.fanzha.command.platform.imports.ImportColumn.required;

import cn.fanzha.command.alerts.AttemptResult;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.organisation.ImportedUnits;
import cn.fanzha.command.platform.imports.ImportColumn;
import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.RecordKind;
import cn.fanzha.command.platform.imports.RecordMerge;
import cn.fanzha.command.platform.imports.RecordSpec;
import cn.fanzha.command.platform.imports.RowFault;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attempts to reach the person of an alert. They are of the alert's unit, and none lies before its push. */
@Configuration(proxyBeanMethods = false)
class AttemptImport {

    private static final List<ImportColumn> COLUMNS = List.of(
            required("attempt_no", "劝阻编号"),
            required("alert_no", "预警编号"),
            required("step", "劝阻步骤"),
            required("at", "劝阻时间"),
            required("result", "劝阻结果"));

    private final RecordMerge merge;
    private final ImportedUnits units;
    private final JdbcClient jdbc;

    AttemptImport(RecordMerge merge, ImportedUnits units, JdbcClient jdbc) {
        this.merge = merge;
        this.units = units;
        this.jdbc = jdbc;
    }

    @Bean
    ImportKind alertAttemptsImport() {
        RecordSpec spec = RecordSpec.of("alert_attempt", "attempt_no")
                .reference("alert_id", "alert_no")
                .column("step", "text")
                .column("at", "timestamptz")
                .column("result", "text")
                .scopedBy("exists (select from alert a where a.id = t.alert_id and a.unit_id = any(:units))")
                .reject(
                        "latest_moment(s.at) < (select a.pushed_at from alert a where a.id = s.alert_id)",
                        "at",
                        "dates-out-of-order");
        return RecordKind.of("alert-attempts", COLUMNS, spec, merge, units::mayImport, file -> (row, stage) -> {
                    stage.key(row.requiredNumber("attempt_no"));
                    String alert = row.required("alert_no");
                    AttemptStep step = row.requiredWord("step", AttemptStep.class);
                    stage.reference(alert).word(step).time(row.requiredTime("at"));
                    AttemptResult result = row.requiredWord("result", AttemptResult.class);
                    if (!result.fits(step)) {
                        throw new RowFault("result", "unknown-word");
                    }
                    stage.word(result);
                })
                .alsoJudging(this::rejectAlertsOfOthers);
    }

    private void rejectAlertsOfOthers(ImportFile file) {
        if (!file.everyUnit()) {
            jdbc.sql("""
                            update import_stage s set fault_column = 'alert_no', fault_code = 'out-of-scope'
                            from alert a
                            where a.alert_no = s.alert_id_no and a.unit_id <> all(:units) and s.fault_code is null""").param("units", file.units()).update();
        }
    }
}
