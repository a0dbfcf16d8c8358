package cn.fanzha.command.support;

import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.StopPayments;
import cn.fanzha.command.funds.StopRequest;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.funds.domain.Comparison;
import cn.fanzha.command.funds.domain.Confirmation;
import cn.fanzha.command.funds.domain.StopChange;
import cn.fanzha.command.funds.domain.StopDesk;
import cn.fanzha.command.funds.domain.StopFiles;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases and stop payments for tests, made through the real transitions. */
@TestComponent
public class Stops {

    private final StopPayments requests;
    private final StopDesk desk;
    private final StopFiles files;
    private final CaseIntake cases;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Stops(
            StopPayments requests,
            StopDesk desk,
            StopFiles files,
            CaseIntake cases,
            TransactionTemplate transaction,
            Clock clock) {
        this.requests = requests;
        this.desk = desk;
        this.files = files;
        this.cases = cases;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A case of the officer's unit, reported now. */
    public CaseRef caseOf(Actor officer) {
        return Objects.requireNonNull(transaction.execute(status -> cases.open(
                new NewCase(Channel.HOTLINE_96110, null, clock.instant(), null, null, null, null, "王受害", null, null),
                officer)));
    }

    /** A card number that no other test uses. */
    public static String newAccount() {
        return "6222" + MadeUpCodes.digits(15);
    }

    public static StopRequest request(CaseRef caseFile, UUID institution, String account, Instant transferredAt) {
        return new StopRequest(
                caseFile.id(),
                AccountKind.BANK_ACCOUNT,
                account,
                "李收款",
                institution,
                Money.of("50000"),
                transferredAt,
                Urgency.URGENT,
                false,
                null);
    }

    public StopOutcome ask(CaseRef caseFile, UUID institution, String account, Actor officer) {
        return requests.request(
                request(caseFile, institution, account, clock.instant().minusSeconds(600)), officer);
    }

    /** The number of a request that was sent. */
    public StopNumber sent(CaseRef caseFile, UUID institution, String account, Actor officer) {
        if (ask(caseFile, institution, account, officer) instanceof StopOutcome.Requested requested) {
            return requested.number();
        }
        throw new AssertionError("the request was not sent");
    }

    /** All agree; stopped now with this amount. */
    public StopChange confirm(StopNumber number, String amount, Actor liaison) {
        return desk.confirm(number, version(number, liaison), confirmation(null, amount), liaison);
    }

    public static Confirmation confirmation(@Nullable Instant stoppedAt, String amount) {
        return new Confirmation(
                Comparison.ALL_AGREE,
                stoppedAt,
                Money.of(amount),
                Money.of(amount),
                AccountCategory.PERSONAL,
                "赵联络",
                "037112345678");
    }

    public int version(StopNumber number, Actor liaison) {
        return desk.glance(number, liaison).version();
    }

    public StopState state(StopNumber number, Actor officer) {
        return files.glance(number, officer).state();
    }
}
