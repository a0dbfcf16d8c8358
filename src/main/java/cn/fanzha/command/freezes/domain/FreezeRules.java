package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the law says of terms, authorities and clocks of freezes: 公安机关办理刑事案件程序规定 (2020) arts 237-247, 公通字〔2024〕22号.
 * Days are those of Asia/Shanghai.
 */
final class FreezeRules {

    /** So many accounts at once need legal review and city-level approval (公通字〔2024〕22号). */
    static final int MANY_AT_ONCE = 200;

    /** So many in one case, too. */
    static final int MANY_IN_A_CASE = 500;

    /** How long ahead of the end a renewal is prepared. */
    static final int RENEWED_DAYS_AHEAD = 10;

    /** Money found unrelated is released within so many days (程序规定 art. 246). */
    static final int RELEASED_WITHIN_DAYS = 3;

    static final int VERIFIED_WITHIN_MONTHS = 1;
    static final int VERIFIED_AT_MOST_MONTHS = 3;

    private static final int DEPOSIT_MONTHS = 6;
    private static final int LONG_MONTHS = 12;
    private static final int SECURITIES_MONTHS = 24;

    private FreezeRules() {}

    /**
     * Who has to agree.
     *
     * @param city a supervisor of a city-level unit or above; else of a county-level unit or above
     * @param legal the legal section has reviewed it before
     */
    record Needed(boolean city, boolean legal) {

        boolean enough(UnitKind approver) {
            return city ? isCityLevel(approver) : approver.mayApproveFiling();
        }
    }

    /** @param inCase accounts frozen or applied for in the case, these included */
    static Needed needed(int atOnce, int inCase, boolean longTerm) {
        boolean many = atOnce >= MANY_AT_ONCE || inCase >= MANY_IN_A_CASE;
        return new Needed(many || longTerm, many);
    }

    static boolean isCityLevel(UnitKind kind) {
        return kind == UnitKind.CITY || kind == UnitKind.PROVINCE;
    }

    /** The longest term, of the first freeze and of each renewal. */
    static int mostMonths(FreezeAsset asset, boolean longTerm) {
        return switch (asset) {
            case DEPOSIT -> longTerm ? LONG_MONTHS : DEPOSIT_MONTHS;
            case SECURITIES -> SECURITIES_MONTHS;
        };
    }

    /** Calendar months: 31 August and 6 months is the last of February. */
    static LocalDate lastDay(LocalDate from, int months) {
        return from.plusMonths(months);
    }

    /** 24:00 of the last day: at this moment it runs no more. */
    static Instant over(LocalDate lastDay) {
        return ChinaTime.startOf(lastDay.plusDays(1));
    }

    /** The work list of renewals holds it from this day on. */
    static LocalDate preparedFrom(LocalDate lastDay) {
        return lastDay.minusDays(RENEWED_DAYS_AHEAD);
    }

    /** The last day for a whole account to be verified; none for one that holds the money involved alone. */
    static @Nullable LocalDate verifiedBy(FreezeScope scope, LocalDate frozenOn, boolean extended) {
        return scope == FreezeScope.WHOLE_ACCOUNT
                ? frozenOn.plusMonths(extended ? VERIFIED_AT_MOST_MONTHS : VERIFIED_WITHIN_MONTHS)
                : null;
    }

    static LocalDate releasedBy(LocalDate foundOn) {
        return foundOn.plusDays(RELEASED_WITHIN_DAYS);
    }

    static @Nullable Refused termRefusal(FreezeAsset asset, int months, boolean longTerm) {
        int most = mostMonths(asset, longTerm);
        if (months < 1 || months > most) {
            return Refused.because("freezes.refused.term." + asset + (longTerm ? ".long" : ""), most);
        }
        return null;
    }

    /** What is wrong with an application by itself; null where nothing is. */
    static @Nullable Refused refusal(FreezeAsked asked) {
        if (asked.holderName().isBlank()) {
            return Refused.because("freezes.refused.holder");
        }
        if (asked.reason().isBlank()) {
            return Refused.because("freezes.refused.reason");
        }
        if (asked.mode() == FreezeMode.LIMIT
                && (asked.limit() == null
                        || asked.limit().isZero()
                        || asked.limit().isNegative())) {
            return Refused.because("freezes.refused.limit");
        }
        if (asked.mode() == FreezeMode.RECEIVE_ONLY && asked.scope() != FreezeScope.WHOLE_ACCOUNT) {
            return Refused.because("freezes.refused.receive-only");
        }
        return termRefusal(asked.asset(), asked.months(), asked.longTerm());
    }
}
