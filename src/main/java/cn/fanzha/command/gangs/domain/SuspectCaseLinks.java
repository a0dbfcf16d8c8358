package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.gangs.domain.SuspectView.CaseLink;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.CaseScope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases a suspect belongs to, in the order that counts; a new link stands on the case's timeline. */
@Component
class SuspectCaseLinks {

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final Clock clock;

    SuspectCaseLinks(JdbcClient jdbc, CaseFiles cases, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.clock = clock;
    }

    List<CaseLink> of(UUID suspect, Actor actor) {
        return jdbc.sql("""
                        select c.case_no, c.unit_id, c.state, %s as opens
                        from suspect_case s join case_file c on c.id = s.case_id
                        where s.suspect_id = :suspect order by s.position""".formatted(CaseScope.opens("c", actor)))
                .param("suspect", suspect)
                .params(CaseScope.params(actor, clock.instant()))
                .query((rs, n) -> {
                    UUID unit = rs.getObject(2, UUID.class);
                    return new CaseLink(
                            rs.getString(1),
                            unit,
                            CaseState.valueOf(rs.getString(3)),
                            actor.scope().sees(unit),
                            !rs.getBoolean("opens"));
                })
                .list();
    }

    /**
     * The links are these cases from now on.
     *
     * @throws cn.fanzha.command.shared.NotFoundException there is no such case
     * @throws cn.fanzha.command.shared.OutOfScopeException a case that was not linked before is not the actor's to see
     */
    void replace(Suspect suspect, List<String> numbers, Actor actor) {
        Map<String, UUID> held = held(suspect.getId());
        List<UUID> ids = new ArrayList<>();
        for (String number : numbers) {
            UUID id = held.get(number);
            if (id == null) {
                id = cases.require(CaseNumber.of(number), actor).id();
                cases.record(id, "SUSPECT_LINKED", clock.instant(), actor, suspect.number(), null);
            }
            ids.add(id);
        }
        if (ids.equals(List.copyOf(held.values()))) {
            return;
        }
        jdbc.sql("delete from suspect_case where suspect_id = ?")
                .param(suspect.getId())
                .update();
        for (int i = 0; i < ids.size(); i++) {
            jdbc.sql("insert into suspect_case (suspect_id, position, case_id) values (?, ?, ?)")
                    .params(suspect.getId(), i, ids.get(i))
                    .update();
        }
    }

    private Map<String, UUID> held(UUID suspect) {
        Map<String, UUID> held = new LinkedHashMap<>();
        jdbc.sql("""
                        select c.case_no, c.id from suspect_case s join case_file c on c.id = s.case_id
                        where s.suspect_id = ? order by s.position""").param(suspect).query(rs -> {
            held.put(rs.getString(1), rs.getObject(2, UUID.class));
        });
        return held;
    }
}
