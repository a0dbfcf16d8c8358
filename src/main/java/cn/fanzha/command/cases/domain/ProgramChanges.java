package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseVersions;
import cn.fanzha.command.cases.Completion;
import cn.fanzha.command.cases.IdDocument;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of a case by programs: only of the version that was read, only by those who work on the unit's cases. A change
 * of another version, or one without, changes nothing.
 */
@Component
public class ProgramChanges implements CaseVersions {

    private static final int VICTIMS_AT_MOST = 50;

    private final CaseRepository cases;
    private final CaseAccess access;
    private final CaseIntake intake;
    private final Victims victims;
    private final CaseVictims persons;
    private final JdbcClient jdbc;
    private final LiveEvents live;

    ProgramChanges(
            CaseRepository cases,
            CaseAccess access,
            CaseIntake intake,
            Victims victims,
            CaseVictims persons,
            JdbcClient jdbc,
            LiveEvents live) {
        this.cases = cases;
        this.access = access;
        this.intake = intake;
        this.victims = victims;
        this.persons = persons;
        this.jdbc = jdbc;
        this.live = live;
    }

    @Override
    public long of(UUID caseId) {
        return jdbc.sql("select changed_tx from case_file where id = ?")
                .param(caseId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("case", caseId));
    }

    /**
     * Changes the description.
     *
     * @param ifMatch the version that was read
     * @param change makes the new description of the one that stands
     * @return the version that stands now
     * @throws cn.fanzha.command.platform.api.VersionException no version, or another than the one that stands
     * @throws InvalidValueException the case has ended, or the report's time can't be changed any more
     */
    @Transactional
    public long describe(CaseNumber number, @Nullable String ifMatch, UnaryOperator<NewCase> change, Actor actor) {
        CaseFile file = opened(number, ifMatch, actor);
        NewCase stored = file.details(victims.find(file.getId(), 0).orElse(null));
        NewCase wanted = change.apply(stored);
        if (!file.lawful(wanted, stored).reportedAt().equals(wanted.reportedAt())) {
            throw new InvalidValueException("cases.api.reported-at");
        }
        Completion completion = intake.complete(file.getId(), wanted, Set.of(), null, actor);
        return switch (completion) {
            case Completion.Saved saved -> told(file);
            case Completion.Ended ended -> throw new InvalidValueException("cases.api.ended");
            case Completion.Stale stale -> throw new IllegalStateException("locked, and stale");
        };
    }

    /**
     * Adds one more victim behind those that stand.
     *
     * @return its position; the one who reported has 0
     */
    @Transactional
    public int addVictim(
            CaseNumber number,
            @Nullable String ifMatch,
            @Nullable String name,
            @Nullable String idNo,
            @Nullable String phone,
            Actor actor) {
        CaseFile file = opened(number, ifMatch, actor);
        int position = victims.nextPosition(file.getId());
        if (position > VICTIMS_AT_MOST) {
            throw new InvalidValueException("cases.api.victims", VICTIMS_AT_MOST);
        }
        EditOutcome outcome =
                persons.add(number, new CaseVictims.Typed(name, phone, idNo, IdDocument.guess(idNo), Set.of()), actor);
        if (outcome instanceof EditOutcome.Refused refused) {
            throw new InvalidValueException(refused.key(), refused.args().toArray());
        }
        told(file);
        return position;
    }

    private CaseFile opened(CaseNumber number, @Nullable String ifMatch, Actor actor) {
        CaseFile file =
                cases.findLockedByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireWork(file, actor);
        Versions.require(ifMatch, of(file.getId()));
        if (!file.state().isOpen()) {
            throw new InvalidValueException("cases.api.ended");
        }
        return file;
    }

    private long told(CaseFile file) {
        cases.flush();
        live.publish(new LiveEvent("case-changed", file.ref().number().value(), file.unitId(), null, null));
        return of(file.getId());
    }
}
