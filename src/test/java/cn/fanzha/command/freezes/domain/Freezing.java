package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Done;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.Stops;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Freezes for tests, made through the real transitions. */
@Component
public class Freezing {

    private final FreezeApplications applications;
    private final FreezeApprovals approvals;
    private final FreezeDesk desk;
    private final FreezeFiles files;

    public Freezing(FreezeApplications applications, FreezeApprovals approvals, FreezeDesk desk, FreezeFiles files) {
        this.applications = applications;
        this.approvals = approvals;
        this.desk = desk;
        this.files = files;
    }

    /** 50,000 of a new account, for 6 months. */
    public static FreezeAsked asked(UUID institution) {
        return asked(institution, Stops.newAccount(), 6, false, null);
    }

    public static FreezeAsked asked(
            UUID institution, String account, int months, boolean longTerm, @Nullable UUID stop) {
        return new FreezeAsked(
                AccountKind.BANK_ACCOUNT,
                account,
                "李收款",
                institution,
                FreezeAsset.DEPOSIT,
                FreezeMode.LIMIT,
                FreezeScope.INVOLVED,
                Money.of("50000"),
                months,
                longTerm,
                "涉嫌电信网络诈骗",
                stop);
    }

    public FreezeNumber applied(CaseRef file, FreezeAsked asked, Actor officer) {
        return done(applications.apply(file.number(), List.of(asked), officer));
    }

    /** Applied for, approved and sent. */
    public FreezeNumber sent(CaseRef file, FreezeAsked asked, Actor officer, Actor supervisor) {
        FreezeNumber number = applied(file, asked, officer);
        done(approvals.approve(number, version(number, officer), false, "同意", supervisor));
        return done(approvals.send(number, version(number, officer), false, officer));
    }

    /** The institution froze this much now. */
    public FreezeNumber frozen(
            CaseRef file, UUID institution, String amount, Actor officer, Actor head, Actor liaison) {
        FreezeNumber number = sent(file, asked(institution), officer, head);
        return done(desk.answer(number, null, froze(amount), liaison));
    }

    public FreezeNumber answered(FreezeNumber number, FreezeWord word, Actor liaison) {
        return done(desk.answer(number, null, word, liaison));
    }

    public static FreezeWord froze(String amount) {
        return word(FreezeStage.FROZEN, amount);
    }

    public static FreezeWord queued(String amount, LocalDate... lastDays) {
        return word(FreezeStage.QUEUED, amount, lastDays);
    }

    private static FreezeWord word(FreezeStage result, String amount, LocalDate... lastDays) {
        return new FreezeWord(
                result,
                null,
                Money.of(amount),
                Money.of("60000"),
                Money.of("10000"),
                List.of(lastDays).stream()
                        .map(day -> new FreezeWord.Earlier("外地公安局", Money.of("1000"), day))
                        .toList(),
                null,
                "",
                "赵联络",
                "037112345678");
    }

    public int version(FreezeNumber number, Actor reader) {
        return files.glance(number, reader).version();
    }

    public FreezeStage stage(FreezeNumber number, Actor reader) {
        return files.glance(number, reader).stage();
    }

    public static FreezeNumber done(FreezeOutcome outcome) {
        if (outcome instanceof Done ok) {
            return ok.number();
        }
        throw new AssertionError("refused: " + outcome);
    }
}
