package cn.fanzha.command.gangs.imports;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases of a file's suspects, in the order listed. A file without the column leaves them as they are. */
@Component
class SuspectCases {

    /** The stored links are those of the row. */
    static final String SAME = "s.case_ids is null or s.case_ids ="
            + " array(select c.case_id from suspect_case c where c.suspect_id = t.id order by c.position)";

    private final JdbcClient jdbc;

    SuspectCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds the cases; each number must exist. */
    void resolve() {
        jdbc.sql("""
                        update import_stage s
                        set case_ids = array(select c.id from unnest(s.case_nos) with ordinality n (case_no, position)
                                             join case_file c on c.case_no = n.case_no order by n.position)
                        where s.fault_code is null and s.case_nos is not null""").update();
        jdbc.sql("""
                        update import_stage set fault_column = 'case_nos', fault_code = 'unknown-reference'
                        where fault_code is null and cardinality(case_ids) < cardinality(case_nos)""").update();
    }

    /** Replaces the links of the rows that landed. */
    void land() {
        jdbc.sql("""
                        delete from suspect_case c using import_stage s
                        where c.suspect_id = s.record_id and s.fault_code is null and s.action = 'UPDATE'
                          and s.case_ids is not null""").update();
        jdbc.sql("""
                        insert into suspect_case (suspect_id, position, case_id)
                        select t.id, n.position - 1, n.case_id
                        from import_stage s join suspect t on t.id = s.record_id,
                             unnest(s.case_ids) with ordinality n (case_id, position)
                        where s.fault_code is null and s.action in ('CREATE', 'UPDATE')""").update();
    }
}
