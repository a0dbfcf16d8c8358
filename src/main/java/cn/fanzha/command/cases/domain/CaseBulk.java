package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.domain.CaseChanges.Values;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Text;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done to one case of a selection, each in a transaction of its own: a refused one undoes no other. Only officers
 * and supervisors of the unit that holds the file, or above it.
 */
@Component
public class CaseBulk {

    private static final Pattern TAG = Pattern.compile("[^,;，；、\\s]{1,20}");

    private final CaseRepository cases;
    private final CaseAccess access;
    private final Timeline timeline;
    private final CaseChanges changes;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    CaseBulk(
            CaseRepository cases,
            CaseAccess access,
            Timeline timeline,
            CaseChanges changes,
            Accounts accounts,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.timeline = timeline;
        this.changes = changes;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /** What became of one case. */
    public sealed interface Outcome {

        /** It was done. */
        record Done() implements Outcome {}

        /** It was so already; nothing was written. */
        record Unchanged() implements Outcome {}

        /** Nothing was changed; the message says why and what to do. */
        record Refused(String key, List<Object> args) implements Outcome {}
    }

    /** A word that a case can be marked with: 1-20 characters without spaces, commas and semicolons. */
    public static String tag(@Nullable String typed) {
        String tag = Text.halfWidth(typed == null ? "" : typed);
        if (!TAG.matcher(tag).matches()) {
            throw new InvalidValueException("cases.bulk.tag-form");
        }
        return tag;
    }

    /**
     * Gives the case into somebody's charge: an active officer or supervisor of the unit that holds the file. Supervisors
     * give it to anybody there, officers take it themselves.
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor doesn't work on the unit's cases
     */
    @Transactional
    public Outcome assign(CaseNumber number, UUID handlerId, Actor actor) {
        CaseFile file = locked(number);
        access.requireWork(file, actor);
        if (!file.state().isOpen()) {
            return refused("cases.bulk.refused.ended");
        }
        if (!actor.has(Role.SUPERVISOR) && !actor.id().equals(handlerId)) {
            return refused("cases.bulk.refused.supervisor");
        }
        Optional<AccountRef> handler = accounts.find(handlerId)
                .filter(person -> person.active() && person.unitId().equals(file.unitId()))
                .filter(person ->
                        person.roles().contains(Role.OFFICER) || person.roles().contains(Role.SUPERVISOR));
        if (handler.isEmpty()) {
            return refused("cases.bulk.refused.handler");
        }
        UUID before = file.ref().handlerId();
        if (handlerId.equals(before)) {
            return new Outcome.Unchanged();
        }
        file.handledBy(handlerId);
        cases.save(file);
        changes.write(
                file.getId(),
                0,
                new Values(CaseField.HANDLER, before == null ? null : before.toString(), handlerId.toString()),
                null,
                actor);
        timeline.add(
                file.getId(),
                "HANDLER_ASSIGNED",
                clock.instant(),
                actor,
                null,
                handler.get().displayName());
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("before", before == null ? null : accounts.displayName(before));
        details.put("after", handler.get().displayName());
        tell("case.assign", file, details, handlerId);
        return new Outcome.Done();
    }

    /** Marks the case with a word. */
    @Transactional
    public Outcome mark(CaseNumber number, String tag, Actor actor) {
        CaseFile file = worked(number, actor);
        String before = changes.tags(file.getId());
        int added = jdbc.sql("insert into case_tag (case_id, tag) values (?, ?) on conflict do nothing")
                .params(file.getId(), tag)
                .update();
        return marked("case.tag", file, tag, added, before, actor);
    }

    /** Takes the word off the case. */
    @Transactional
    public Outcome unmark(CaseNumber number, String tag, Actor actor) {
        CaseFile file = worked(number, actor);
        String before = changes.tags(file.getId());
        int removed = jdbc.sql("delete from case_tag where case_id = ? and tag = ?")
                .params(file.getId(), tag)
                .update();
        return marked("case.untag", file, tag, removed, before, actor);
    }

    private Outcome marked(
            String action, CaseFile file, String tag, int changed, @Nullable String before, Actor actor) {
        if (changed == 0) {
            return new Outcome.Unchanged();
        }
        file.touched();
        cases.save(file);
        changes.write(file.getId(), 0, new Values(CaseField.TAGS, before, changes.tags(file.getId())), null, actor);
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("tag", tag);
        tell(action, file, details, null);
        return new Outcome.Done();
    }

    private void tell(String action, CaseFile file, Map<String, @Nullable Object> details, @Nullable UUID account) {
        String number = file.ref().number().value();
        events.publishEvent(Audited.done(action, "case", number, details));
        live.publish(new LiveEvent("case-changed", number, file.unitId(), null, account));
    }

    private CaseFile worked(CaseNumber number, Actor actor) {
        CaseFile file = locked(number);
        access.requireWork(file, actor);
        return file;
    }

    private CaseFile locked(CaseNumber number) {
        return cases.findLockedByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
    }

    private static Outcome refused(String key) {
        return new Outcome.Refused(key, List.of());
    }
}
