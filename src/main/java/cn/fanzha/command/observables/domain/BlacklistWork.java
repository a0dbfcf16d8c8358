package cn.fanzha.command.observables.domain;

import cn.fanzha.command.observables.Blacklist;
import cn.fanzha.command.observables.BlacklistOutcome;
import cn.fanzha.command.observables.BlacklistOutcome.Done;
import cn.fanzha.command.observables.BlacklistOutcome.Refused;
import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.BlacklistState;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes the blacklist: the observable's row is locked first, so that it is listed once and decided once. */
@Component
public class BlacklistWork implements Blacklist {

    private static final int LONGEST = 500;

    private final BlacklistEntryRepository entries;
    private final BlacklistDisputeRepository disputes;
    private final Observables observables;
    private final BlacklistSettings settings;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    BlacklistWork(
            BlacklistEntryRepository entries,
            BlacklistDisputeRepository disputes,
            Observables observables,
            BlacklistSettings settings,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.entries = entries;
        this.disputes = disputes;
        this.observables = observables;
        this.settings = settings;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    @Override
    @Transactional
    public BlacklistOutcome list(
            UUID observable, BlacklistSource source, String reason, LocalDate lastDay, Actor actor) {
        requirePolice(observable, actor);
        Instant now = clock.instant();
        LocalDate today = ChinaTime.date(now);
        String masked = observables.reveal(observable).masked();
        observables.lock(List.of(observable));
        Refused objection = missing(reason, "observables.blacklist.reason-missing");
        if (objection == null && (lastDay.isBefore(today) || lastDay.isAfter(today.plusDays(settings.longestDays())))) {
            objection = Refused.because(
                    "observables.blacklist.last-day",
                    today.toString(),
                    today.plusDays(settings.longestDays()).toString());
        }
        if (objection == null
                && entries.findByObservableIdOrderByListedAtDesc(observable).stream()
                        .anyMatch(entry -> entry.over(now) == null)) {
            objection = Refused.because("observables.blacklist.listed-already");
        }
        if (objection != null) {
            return refused("list", observable, objection);
        }
        BlacklistEntry entry = new BlacklistEntry(
                observable, source, reason.strip(), ChinaTime.startOf(lastDay.plusDays(1)), actor, now);
        entries.save(entry);
        tell("list", entry, Map.of("value", masked, "source", source.name(), "until", lastDay.toString()));
        return new Done(entry.id, BlacklistState.LISTED);
    }

    /** Takes an entry off, with the reason: police whose scope holds the unit that listed it. */
    @Transactional
    public BlacklistOutcome remove(UUID id, String reason, Actor actor) {
        BlacklistEntry entry = hold(id);
        requireOwner(entry, actor);
        Instant now = clock.instant();
        Refused objection = entry.over(now);
        objection = objection == null ? missing(reason, "observables.blacklist.reason-missing") : objection;
        if (objection == null && open(entry).isPresent()) {
            objection = Refused.because("observables.blacklist.decide-first");
        }
        if (objection != null) {
            return refused("remove", id, objection);
        }
        entry.remove(reason.strip(), actor, now);
        entries.save(entry);
        tell("remove", entry, Map.of("reason", true));
        return new Done(id, BlacklistState.REMOVED);
    }

    @Override
    @Transactional
    public BlacklistOutcome dispute(UUID id, String holderName, String holderPhone, String objection, Actor actor) {
        BlacklistEntry entry = hold(id);
        requirePolice(id, actor);
        Instant now = clock.instant();
        Refused refused = entry.over(now);
        refused = refused == null ? missing(objection, "observables.blacklist.objection-missing") : refused;
        if (refused == null && (holderName.isBlank() || holderPhone.isBlank())) {
            refused = Refused.because("observables.blacklist.holder-missing");
        }
        if (refused == null && open(entry).isPresent()) {
            refused = Refused.because("observables.blacklist.disputed-already");
        }
        if (refused != null) {
            return refused("dispute", id, refused);
        }
        disputes.save(new BlacklistDispute(
                id,
                holderName.strip(),
                holderPhone.strip(),
                objection.strip(),
                now.plus(settings.decideWithin()),
                actor,
                now));
        entry.touched(now);
        entries.save(entry);
        tell("dispute", entry, Map.of());
        return new Done(id, BlacklistState.DISPUTED);
    }

    /**
     * Decides the open dispute, with reasons: upheld, the entry goes; dismissed, it stays. A supervisor whose scope holds
     * the listing unit, and who did not take the objection down herself.
     */
    @Transactional
    public BlacklistOutcome decide(UUID id, boolean upheld, String reason, Actor actor) {
        BlacklistEntry entry = hold(id);
        requireOwner(entry, actor);
        if (!actor.has(Role.SUPERVISOR)) {
            throw new OutOfScopeException("blacklist", id);
        }
        Instant now = clock.instant();
        BlacklistDispute dispute = open(entry).orElse(null);
        if (dispute == null) {
            return refused("decide", id, Refused.because("observables.blacklist.nothing-to-decide"));
        }
        Refused objection = missing(reason, "observables.blacklist.reason-missing");
        if (objection == null && dispute.registeredBy.equals(actor.id())) {
            objection = Refused.because("observables.blacklist.same-person");
        }
        if (objection != null) {
            return refused("decide", id, objection);
        }
        dispute.decide(upheld, reason.strip(), actor, now);
        disputes.save(dispute);
        if (upheld && entry.over(now) == null) {
            entry.remove(reason.strip(), actor, now);
        }
        entry.touched(now);
        entries.save(entry);
        tell("decide", entry, Map.of("upheld", upheld));
        return new Done(id, entry.stateAt(now, false));
    }

    private Optional<BlacklistDispute> open(BlacklistEntry entry) {
        return disputes.findByEntryIdAndDecidedAtIsNull(entry.id);
    }

    private BlacklistEntry hold(UUID id) {
        BlacklistEntry entry = entries.findById(id).orElseThrow(() -> new NotFoundException("blacklist", id));
        observables.lock(List.of(entry.observableId));
        return entry;
    }

    private static @Nullable Refused missing(String text, String key) {
        return text.isBlank() || text.strip().length() > LONGEST ? Refused.because(key) : null;
    }

    private static void requirePolice(UUID subject, Actor actor) {
        if (!actor.isPolice()) {
            throw new OutOfScopeException("blacklist", subject);
        }
    }

    private static void requireOwner(BlacklistEntry entry, Actor actor) {
        if (!actor.isPolice() || !actor.scope().sees(entry.unitId)) {
            throw new OutOfScopeException("blacklist", entry.id);
        }
    }

    private Refused refused(String verb, UUID subject, Refused why) {
        events.publishEvent(Audited.refused(
                "blacklist." + verb, "blacklist", subject.toString(), Map.of("reason", why.messageKey())));
        return why;
    }

    private void tell(String verb, BlacklistEntry entry, Map<String, @Nullable Object> details) {
        events.publishEvent(Audited.done("blacklist." + verb, "blacklist", entry.id.toString(), details));
        live.publish(new LiveEvent("blacklist-changed", entry.id.toString(), entry.unitId, null, null));
    }
}
