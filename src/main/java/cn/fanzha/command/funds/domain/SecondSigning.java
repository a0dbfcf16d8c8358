package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.funds.domain.StopChange.Refused;
import cn.fanzha.command.funds.domain.StopChange.Stale;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.StopNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows where the second officer 协查人 does not sign: she refuses with a reason, or another is named. The request
 * has left already and stands (银发〔2016〕86号: the account would else be emptied meanwhile); it shows red until somebody
 * has signed, and a supervisor is told.
 */
@Component
public class SecondSigning {

    private static final Set<Role> SIGNERS = Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR);
    private static final int CHOICES = 50;
    private static final int REASON_AT_LEAST = 2;
    private static final int REASON_AT_MOST = 500;

    private final StopHold hold;
    private final StopAccess access;
    private final StopPaymentRepository stops;
    private final StopContacts contacts;
    private final SecondOfficers secondOfficers;
    private final CaseFiles cases;
    private final Accounts accounts;
    private final Units units;
    private final StopNews news;
    private final Clock clock;

    SecondSigning(
            StopHold hold,
            StopAccess access,
            StopPaymentRepository stops,
            StopContacts contacts,
            SecondOfficers secondOfficers,
            CaseFiles cases,
            Accounts accounts,
            Units units,
            StopNews news,
            Clock clock) {
        this.hold = hold;
        this.access = access;
        this.stops = stops;
        this.contacts = contacts;
        this.secondOfficers = secondOfficers;
        this.cases = cases;
        this.accounts = accounts;
        this.units = units;
        this.news = news;
        this.clock = clock;
    }

    /**
     * The named second officer refuses, with the reason. Refused of the first officer, of anybody who is not named, and
     * once somebody has signed or refused. The handling officer and a supervisor are told.
     */
    @Transactional
    public StopChange refuse(StopNumber number, String reason, Actor actor) {
        StopPayment stop = hold.hold(number);
        access.requireSigner(stop, actor);
        Instant now = clock.instant();
        String why = reason.strip();
        StopChange change = why.length() < REASON_AT_LEAST || why.length() > REASON_AT_MOST
                ? Refused.because("funds.sign.refuse.reason", REASON_AT_LEAST, REASON_AT_MOST)
                : stop.refuseToSign(actor, why, now);
        if (change instanceof Done) {
            news.timeline(stop, "STOP_SIGN_REFUSED", now, actor, why);
            news.tellPerson(stop, "sign-refused", stop.officers == null ? null : stop.officers.officerId);
            news.tellPerson(
                    stop, "sign-refused", contacts.supervisor(stop.unitId, now).account());
        }
        return kept(stop, change, "refuse-sign", "sign-refused", Map.of("note", true));
    }

    /** Another second officer is named, by the side that holds the file; never the first officer. */
    @Transactional
    public StopChange name(StopNumber number, @Nullable UUID chosen, Actor actor) {
        StopPayment stop = hold.hold(number);
        access.requireHolder(stop, actor);
        AccountRef second = choices(stop).stream()
                .filter(one -> one.id().equals(chosen))
                .findFirst()
                .orElse(null);
        StopChange change = second == null || !secondOfficers.maySign(second.id())
                ? Refused.because("funds.second.unknown")
                : stop.nameSecond(new SecondOfficers.Second(second.id(), second.displayName()));
        if (change instanceof Done && second != null) {
            news.tellPerson(stop, "second-named", second.id());
        }
        return kept(
                stop,
                change,
                "name-second",
                "second-named",
                second == null ? Map.of() : Map.of("secondOfficer", second.displayName()));
    }

    /** Who may be named now: police of the unit that holds the file and of those above it; nobody once it is signed. */
    @Transactional(readOnly = true)
    public List<AccountRef> choices(StopNumber number, Actor actor) {
        StopPayment stop = hold.read(number);
        return access.mayAct(stop, actor) ? choices(stop) : List.of();
    }

    private List<AccountRef> choices(StopPayment stop) {
        Officers officers = stop.officers;
        if (officers == null || officers.countersignedAt != null) {
            return List.of();
        }
        UUID unit = stop.caseId == null
                ? stop.unitId
                : cases.require(stop.caseId, Actor.system()).unitId();
        List<UUID> within = Stream.concat(
                        Stream.of(units.get(unit)),
                        units.ancestors(unit).stream().filter(one -> one.kind().isPolice()))
                .map(UnitRef::id)
                .toList();
        return accounts.active(within, SIGNERS, CHOICES).stream()
                .filter(one ->
                        !one.id().equals(officers.officerId) && !Objects.equals(one.id(), officers.secondOfficerId))
                .toList();
    }

    private StopChange kept(
            StopPayment stop, StopChange change, String verb, String happened, Map<String, @Nullable Object> facts) {
        switch (change) {
            case Done done -> {
                stop.changedByPerson();
                stops.save(stop);
                news.audit(stop, verb, facts);
                news.show(stop, happened);
            }
            case Refused refused -> news.refused(stop, verb, refused.messageKey());
            case Stale stale -> {}
        }
        return change;
    }
}
