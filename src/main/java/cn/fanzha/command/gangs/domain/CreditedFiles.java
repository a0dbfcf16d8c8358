package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.operations.CreditedRecords;
import cn.fanzha.command.operations.CreditedRecords.Belonging;
import cn.fanzha.command.operations.CreditedRecords.Kind;
import cn.fanzha.command.operations.CreditedTable;
import cn.fanzha.command.operations.CreditedTable.News;
import cn.fanzha.command.operations.CreditedTable.Shape;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gangs, suspects and dens are credited to operations; a gang with its dens, suspects and their cases. */
@Configuration(proxyBeanMethods = false)
class CreditedFiles {

    private static final News NOBODY = (record, credited, operation, reason, actor) -> {};

    @Bean
    CreditedRecords creditedGangs(JdbcClient jdbc, ApplicationEventPublisher events) {
        return new CreditedTable(
                jdbc,
                events,
                new Shape(Kind.GANG, "gang", "gang_no", "r.name", "/gangs/", number -> belonging(jdbc, number)),
                NOBODY);
    }

    @Bean
    CreditedRecords creditedSuspects(JdbcClient jdbc, ApplicationEventPublisher events) {
        return new CreditedTable(
                jdbc,
                events,
                new Shape(Kind.SUSPECT, "suspect", "person_no", "''", "/suspects/", number -> List.of()),
                NOBODY);
    }

    @Bean
    CreditedRecords creditedDens(JdbcClient jdbc, ApplicationEventPublisher events) {
        return new CreditedTable(
                jdbc,
                events,
                new Shape(Kind.DEN, "den", "den_no", "coalesce(r.place, '')", "", number -> List.of()),
                NOBODY);
    }

    /** In one fixed order, so that two who credit the same gang can't wait for each other. */
    private static List<Belonging> belonging(JdbcClient jdbc, String number) {
        return jdbc.sql("""
                        with of_gang as (select id from gang where gang_no = :number),
                            person as (select s.* from suspect s join of_gang g on s.gang_id = g.id)
                        select kind, number from (
                            select 'DEN' as kind, d.den_no as number from den d join of_gang g on d.gang_id = g.id
                            where d.operation_id is null
                            union all
                            select 'SUSPECT', p.person_no from person p where p.operation_id is null
                            union all
                            select distinct 'CASE', c.case_no from person p join suspect_case f on f.suspect_id = p.id
                                 join case_file c on c.id = f.case_id where c.operation_id is null) held
                        order by kind, number limit 1000""")
                .param("number", number)
                .query((rs, n) -> new Belonging(Kind.valueOf(rs.getString(1)), rs.getString(2)))
                .list();
    }
}
