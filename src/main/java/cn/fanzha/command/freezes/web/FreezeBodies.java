package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What police units' programs send about freezes. {@code by} is the user name of the person who did it. */
final class FreezeBodies {

    private static final int MONTHS = 6;

    private FreezeBodies() {}

    @Schema(
            name = "FreezeAccount",
            description = "limit in yuan, with mode LIMIT; institutionCode absent: by the card's first digits;"
                    + " stopNo: the stop of the case that is taken over")
    record Account(
            @Nullable String account,
            @Nullable String holder,
            @Nullable String limit,
            @Nullable String institutionCode,
            @Nullable String stopNo) {
        /** Without account and name. */
        @Override
        public String toString() {
            return "Account";
        }
    }

    @Schema(
            name = "FreezeApplication",
            description =
                    "1 to 1,000 accounts, all or none; months 6 where absent; longTerm for major or complex cases")
    record Application(
            @Nullable String by,
            @Nullable List<Account> accounts,
            @Nullable FreezeAsset asset,
            @Nullable FreezeMode mode,
            @Nullable FreezeScope scope,
            @Nullable Integer months,
            @Nullable Boolean longTerm,
            @Nullable String reason) {

        /**
         * @param stops id of the stop of that number in the case, which the freeze takes over
         * @throws InvalidValueException an institution that is not known, or an amount that can't be read
         */
        List<FreezeAsked> asked(Units units, BankBins bins, Function<String, UUID> stops) {
            return (accounts == null ? List.<Account>of() : accounts)
                    .stream().map(one -> asked(one, units, bins, stops)).toList();
        }

        private FreezeAsked asked(Account one, Units units, BankBins bins, Function<String, UUID> stops) {
            String account = Text.halfWidth(Objects.requireNonNullElse(one.account, ""));
            UnitRef bank = (blank(one.institutionCode)
                            ? bins.find(account).flatMap(units::find)
                            : units.findByCode(Text.halfWidth(String.valueOf(one.institutionCode))))
                    .orElseThrow(() -> new InvalidValueException("freezes.refused.institution"));
            return new FreezeAsked(
                    bank.kind() == UnitKind.PAYMENT ? AccountKind.PAYMENT_ACCOUNT : AccountKind.BANK_ACCOUNT,
                    account,
                    Objects.requireNonNullElse(one.holder, "").strip(),
                    bank.id(),
                    asset == null ? FreezeAsset.DEPOSIT : asset,
                    mode == null ? FreezeMode.LIMIT : mode,
                    scope == null ? FreezeScope.INVOLVED : scope,
                    blank(one.limit) || mode == FreezeMode.RECEIVE_ONLY ? null : Money.of(String.valueOf(one.limit)),
                    months == null ? MONTHS : months,
                    Boolean.TRUE.equals(longTerm),
                    Objects.requireNonNullElse(reason, ""),
                    blank(one.stopNo) ? null : stops.apply(String.valueOf(one.stopNo)));
        }
    }

    /** An imported freeze of the case that is taken in hand. */
    @Schema(name = "FreezeAdoption")
    record Adoption(@Nullable String by, @Nullable String freezeNo) {}

    /** What those who work on the case do. */
    enum Act {
        WITHDRAW,
        SEND,
        ASK_RENEWAL,
        UNRELATED,
        VERIFY
    }

    @Schema(
            name = "FreezeAct",
            description = "note: needed but for SEND; whole: all accounts of the application that stand where this one"
                    + " stands (WITHDRAW, SEND); months, longTerm: ASK_RENEWAL; foundOn: UNRELATED, a day of"
                    + " Asia/Shanghai")
    record Acted(
            @Nullable Act act,
            @Nullable String by,
            @Nullable String note,
            @Nullable Boolean whole,
            @Nullable Integer months,
            @Nullable Boolean longTerm,
            @Nullable LocalDate foundOn) {}

    /** What the head of a county-level unit or above decides. */
    enum Decision {
        REVIEW,
        APPROVE,
        REJECT,
        APPROVE_RENEWAL,
        DECLINE_RENEWAL,
        EXTEND_VERIFICATION,
        RELEASE
    }

    @Schema(
            name = "FreezeDecision",
            description =
                    "note: needed but for APPROVE and APPROVE_RENEWAL; whole as for acts (REVIEW, APPROVE, REJECT);"
                            + " amount in yuan: RELEASE of a part; wrong: the freeze was wrong")
    record Decided(
            @Nullable Decision decision,
            @Nullable String by,
            @Nullable String note,
            @Nullable Boolean whole,
            @Nullable String amount,
            @Nullable Boolean wrong) {}

    @Schema(
            name = "FreezesApplied",
            description = "the freezes in the order of the accounts; each is read for its ETag")
    record Applied(List<String> freezeNos, String stage) {}

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
