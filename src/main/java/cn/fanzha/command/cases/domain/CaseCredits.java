package cn.fanzha.command.cases.domain;

import cn.fanzha.command.operations.CreditedRecords;
import cn.fanzha.command.operations.CreditedRecords.Kind;
import cn.fanzha.command.operations.CreditedTable;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases are credited to operations; it stands on their timeline. */
@Configuration(proxyBeanMethods = false)
class CaseCredits {

    @Bean
    CreditedRecords creditedCases(
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            CaseRepository cases,
            CaseAccess access,
            Timeline timeline,
            Clock clock) {
        return new CreditedTable(
                jdbc,
                events,
                new CreditedTable.Shape(Kind.CASE, "case_file", "case_no", "''", "/cases/", number -> List.of()),
                (file, credited, operation, reason, actor) -> {
                    // a restricted case is changed by nobody to whom it doesn't open; refused, nothing of it stands
                    access.requireSeen(cases.findById(file).orElseThrow(), actor);
                    timeline.add(
                            file,
                            credited ? "OPERATION_CREDITED" : "OPERATION_UNCREDITED",
                            clock.instant(),
                            actor,
                            operation.name(),
                            reason);
                });
    }
}
