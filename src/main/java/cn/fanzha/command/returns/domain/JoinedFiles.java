package cn.fanzha.command.returns.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.returns.JoinedCases;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cases whose victims may have a part in a return: its own, those that are worked with it as one 并案, and those whose
 * report joined a stop of the same account. Nobody reads a file through them who could not read it before.
 */
@Component
class JoinedFiles {

    private final JoinedCases joined;
    private final CaseFiles cases;
    private final JdbcClient jdbc;

    JoinedFiles(JoinedCases joined, CaseFiles cases, JdbcClient jdbc) {
        this.joined = joined;
        this.cases = cases;
        this.jdbc = jdbc;
    }

    /** A case whose victims count; {@code own}: the return's. */
    record File(UUID id, CaseNumber number, UUID unitId, boolean own) {}

    /** The own case first. */
    List<File> of(ReturnCase of) {
        return jdbc.sql("""
                        with stopped as (select coalesce(joined_to, id) as first from stop_payment
                                         where case_id = :own and account_id = :account),
                             files as (select cast(:own as uuid) as id
                                       union select unnest(cast(:joined as uuid[]))
                                       union select case_id from stop_payment where id in (select first from stopped)
                                       union select case_id from stop_payment where joined_to in (select first from stopped))
                        select c.id, c.case_no, c.unit_id from files f join case_file c on c.id = f.id
                        order by c.id <> :own, c.case_no""")
                .param("own", of.caseId)
                .param("account", of.accountId)
                .param("joined", joined.joinedWith(of.caseId).toArray(UUID[]::new))
                .query((rs, n) -> {
                    UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
                    return new File(
                            id,
                            CaseNumber.of(rs.getString("case_no")),
                            Objects.requireNonNull(rs.getObject("unit_id", UUID.class)),
                            id.equals(of.caseId));
                })
                .list();
    }

    /** Those of them that the actor may read, who may read the return. */
    List<File> open(ReturnCase of, Actor actor) {
        return parted(of, actor, true);
    }

    /** Those of which the actor may know number and unit alone. */
    List<File> closed(ReturnCase of, Actor actor) {
        return parted(of, actor, false);
    }

    private List<File> parted(ReturnCase of, Actor actor, boolean open) {
        List<File> all = of(of);
        Set<UUID> readable = cases.readable(ids(all), actor);
        return all.stream()
                .filter(file -> (file.own || readable.contains(file.id)) == open)
                .toList();
    }

    static Set<UUID> ids(List<File> files) {
        return files.stream().map(File::id).collect(Collectors.toSet());
    }
}
