package cn.fanzha.command.support;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.domain.CaseVictims;
import cn.fanzha.command.freezes.FreezeReleases;
import cn.fanzha.command.freezes.ReleaseOutcome;
import cn.fanzha.command.ledger.Ledger;
import cn.fanzha.command.ledger.LedgerMove;
import cn.fanzha.command.ledger.LedgerPlace;
import cn.fanzha.command.ledger.LedgerSource;
import cn.fanzha.command.ledger.Pot;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.domain.OpenReturns;
import cn.fanzha.command.returns.domain.ReturnApplications;
import cn.fanzha.command.returns.domain.ReturnApplications.Applied;
import cn.fanzha.command.returns.domain.ReturnChange;
import cn.fanzha.command.returns.domain.ReturnDecisions;
import cn.fanzha.command.returns.domain.ReturnNotices;
import cn.fanzha.command.returns.domain.ReturnProposals;
import cn.fanzha.command.returns.domain.ReturnReading;
import cn.fanzha.command.returns.domain.ReturnView;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Frozen accounts as an import makes them, and returns through their real steps. */
@TestComponent
public class Returns {

    private final JdbcClient jdbc;
    private final Observables observables;
    private final PersonalDataCipher cipher;
    private final Ledger ledger;
    private final FreezeReleases releases;
    private final CaseVictims victims;
    private final OpenReturns opening;
    private final ReturnApplications applications;
    private final ReturnProposals proposals;
    private final ReturnNotices notices;
    private final ReturnDecisions decisions;
    private final ReturnReading reading;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Returns(
            JdbcClient jdbc,
            Observables observables,
            PersonalDataCipher cipher,
            Ledger ledger,
            FreezeReleases releases,
            CaseVictims victims,
            OpenReturns opening,
            ReturnApplications applications,
            ReturnProposals proposals,
            ReturnNotices notices,
            ReturnDecisions decisions,
            ReturnReading reading,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.cipher = cipher;
        this.ledger = ledger;
        this.releases = releases;
        this.victims = victims;
        this.opening = opening;
        this.applications = applications;
        this.proposals = proposals;
        this.notices = notices;
        this.decisions = decisions;
        this.reading = reading;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A frozen account of the case. */
    public record Frozen(UUID id, LedgerPlace place) {}

    public Frozen frozen(CaseRef file, UnitRef bank, String amount, Actor officer) {
        return frozen(file, bank, Stops.newAccount(), amount, officer);
    }

    public Frozen frozen(CaseRef file, UnitRef bank, String card, String amount, Actor officer) {
        return Objects.requireNonNull(transaction.execute(status -> {
            UUID id = Ids.next();
            UUID account = observables.idOf(ObservableType.BANK_ACCOUNT, card);
            Timestamp at = Timestamp.from(clock.instant().minusSeconds(60));
            jdbc.sql("""
                            insert into fund_freeze (id, freeze_no, unit_id, case_id, institution_id, account_kind, account_id, mode,
                                                     state, frozen_at, frozen_amount, ends_on, created_at)
                            values (?, ?, ?, ?, ?, 'BANK_ACCOUNT', ?, 'LIMIT', 'FROZEN', ?, ?, ?, ?)""")
                    .params(
                            id,
                            "F-" + id,
                            file.unitId(),
                            file.id(),
                            bank.id(),
                            account,
                            at,
                            Money.of(amount).yuan(),
                            ChinaTime.date(clock.instant()).plusMonths(6),
                            at)
                    .update();
            LedgerPlace place = new LedgerPlace(account, bank.id(), file.id());
            ledger.move(
                    new LedgerMove(
                            place,
                            Pot.OUTSIDE,
                            Pot.FROZEN,
                            Money.of(amount),
                            at.toInstant(),
                            LedgerSource.FREEZE,
                            id,
                            "F-" + id,
                            null),
                    officer);
            return new Frozen(id, place);
        }));
    }

    /** A card that no other test uses, as the transfers know it. */
    public UUID account() {
        return Objects.requireNonNull(
                transaction.execute(status -> observables.idOf(ObservableType.BANK_ACCOUNT, Stops.newAccount())));
    }

    /** A transfer of the case, as a statement tells it. */
    public void transfer(CaseRef of, @Nullable UUID from, @Nullable String payer, UUID to, String amount, Instant at) {
        jdbc.sql("""
                        insert into transfer (id, case_id, to_account_id, amount, at, created_at, from_account_id, from_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Ids.next(), of.id(), to, Money.of(amount).yuan(), Timestamp.from(at), Timestamp.from(at))
                .param(from)
                .param(payer == null ? null : cipher.encrypt(ValueKind.NAME, payer))
                .update();
    }

    /** Given back to the holder; null: all that is left. */
    public void released(Frozen frozen, @Nullable String amount, Actor officer) {
        ReleaseOutcome outcome = transaction.execute(status ->
                releases.release(frozen.id(), amount == null ? null : Money.of(amount), "查明无关", false, officer));
        if (!(outcome instanceof ReleaseOutcome.Released)) {
            throw new AssertionError("not released: " + outcome);
        }
    }

    /** One more victim of the case: her place in it. */
    public int victim(CaseRef file, String name, Actor officer) {
        victims.add(file.number(), new CaseVictims.Typed(name, null, null, null, Set.of()), officer);
        return jdbc.sql("select max(position) from victim where case_id = ?")
                .param(file.id())
                .query(Integer.class)
                .single();
    }

    /** The place of the victim who reported. */
    public int first(CaseRef file) {
        return jdbc.sql("select min(position) from victim where case_id = ?")
                .param(file.id())
                .query(Integer.class)
                .single();
    }

    public ReturnNumber open(CaseRef file, Frozen frozen, Actor officer) {
        return number(opening.open(file.number(), frozen.id(), officer));
    }

    public ReturnChange apply(ReturnNumber number, int victim, String loss, Actor officer) {
        return apply(number, null, victim, loss, officer);
    }

    /** Of a victim of another case. */
    public ReturnChange apply(ReturnNumber number, @Nullable CaseRef of, int victim, String loss, Actor officer) {
        return applications.apply(
                number,
                null,
                new Applied(
                        of == null ? null : of.number(),
                        victim,
                        "6217" + MadeUpCodes.digits(12),
                        Money.of(loss),
                        null,
                        true,
                        ChinaTime.date(clock.instant())),
                officer);
    }

    public ReturnChange accept(ReturnNumber number, Actor officer) {
        return applications.accept(number, null, officer);
    }

    public ReturnChange propose(ReturnNumber number, ReturnWay way, Actor officer, Actor second) {
        return proposals.propose(number, null, way, second.id(), Map.of(), officer);
    }

    public ReturnChange publish(ReturnNumber number, Actor officer) {
        return notices.publish(number, null, officer);
    }

    public ReturnChange approve(ReturnNumber number, Actor supervisor) {
        return decisions.approve(number, null, supervisor);
    }

    public ReturnChange send(ReturnNumber number, Actor officer) {
        return decisions.send(number, null, officer);
    }

    /** What each applicant's share amounts to, yuan. */
    public List<String> shares(ReturnNumber number, Actor officer) {
        return view(number, officer).applicants().stream()
                .map(one -> Objects.requireNonNull(one.share()).amount().toPlainString())
                .toList();
    }

    /** Share of the applicant on that place, from 0. */
    public UUID share(ReturnNumber number, int place, Actor officer) {
        return Objects.requireNonNull(
                        view(number, officer).applicants().get(place).share())
                .id();
    }

    /** One victim's direct return as far as the proposal. */
    public ReturnNumber proposed(CaseRef file, Frozen frozen, String loss, Actor officer, Actor second) {
        ReturnNumber number = open(file, frozen, officer);
        done(apply(number, first(file), loss, officer));
        done(accept(number, officer));
        done(propose(number, ReturnWay.DIRECT_ONE, officer, second));
        return number;
    }

    public ReturnView view(ReturnNumber number, Actor officer) {
        return reading.glance(number, officer);
    }

    /** With the bank: one victim, one record, approved by the city's supervisor. */
    public ReturnNumber sent(CaseRef file, Frozen frozen, String loss, Actor officer, Actor second, Actor city) {
        ReturnNumber number = proposed(file, frozen, loss, officer, second);
        done(approve(number, city));
        done(send(number, officer));
        return number;
    }

    public static ReturnNumber number(ReturnChange change) {
        return done(change).number();
    }

    public static ReturnChange.Done done(ReturnChange change) {
        if (change instanceof ReturnChange.Done done) {
            return done;
        }
        throw new AssertionError("not done: " + change);
    }
}
