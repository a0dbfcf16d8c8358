package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.domain.SuspectView.Elsewhere;
import cn.fanzha.command.gangs.domain.SuspectView.GangLink;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens suspects' files: every opening, and every value shown in full, stands in the audit log. */
@Component
public class SuspectReading {

    private final GangAccess access;
    private final GangRepository gangs;
    private final SuspectCaseLinks cases;
    private final Operations operations;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SuspectReading(
            GangAccess access,
            GangRepository gangs,
            SuspectCaseLinks cases,
            Operations operations,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.gangs = gangs;
        this.cases = cases;
        this.operations = operations;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The kinds of personal values that a user may open one by one. */
    public enum Field {
        NAME,
        ID_NO
    }

    /** Opens the file; audited as {@code suspect.read}. */
    @Transactional
    public SuspectView open(String number, Actor actor) {
        Suspect suspect = access.suspect(number, actor);
        events.publishEvent(Audited.done("suspect.read", "suspect", number, Map.of()));
        return new SuspectView(
                suspect.facts(),
                gang(suspect, actor),
                operation(suspect.operationId()),
                cases.of(suspect.getId(), actor),
                LegalLimits.running(suspect.dates(), clock.instant()),
                elsewhere(suspect, actor));
    }

    /**
     * Shows one value in full.
     *
     * @param reason why the user needs it; kept in the audit log
     */
    @Transactional
    public @Nullable String reveal(String number, Field field, String reason, Actor actor) {
        Suspect suspect = access.suspect(number, actor);
        events.publishEvent(
                Audited.done("suspect.reveal", "suspect", number, Map.of("field", field.name(), "reason", reason)));
        return switch (field) {
            case NAME -> suspect.name();
            case ID_NO -> suspect.idNo();
        };
    }

    private @Nullable GangLink gang(Suspect suspect, Actor actor) {
        UUID id = suspect.gangId();
        return id == null
                ? null
                : gangs.findById(id)
                        .map(Gang::facts)
                        .map(gang -> new GangLink(
                                gang.number(),
                                gang.name(),
                                gang.unitId(),
                                actor.scope().sees(gang.unitId())))
                        .orElse(null);
    }

    private @Nullable Operation operation(@Nullable UUID id) {
        return id == null ? null : operations.get(id).orElse(null);
    }

    private List<Elsewhere> elsewhere(Suspect suspect, Actor actor) {
        byte[] index = suspect.idNoIndex();
        return index == null
                ? List.of()
                : jdbc.sql("select person_no, unit_id from suspect where id_no_index = ? and id <> ?"
                                + " order by created_at desc, id desc limit 20")
                        .params(index, suspect.getId())
                        .query((rs, n) -> new Elsewhere(
                                rs.getString(1),
                                rs.getObject(2, UUID.class),
                                actor.scope().sees(rs.getObject(2, UUID.class))))
                        .list();
    }
}
