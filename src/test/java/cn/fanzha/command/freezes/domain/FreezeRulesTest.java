package cn.fanzha.command.freezes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.domain.FreezeRules.Needed;
import cn.fanzha.command.organisation.UnitKind;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock edges and the rules of approval, without anything else. */
class FreezeRulesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-08-31, 6, 2027-02-28",
        "2027-08-31, 6, 2028-02-29",
        "2026-11-23, 6, 2027-05-23",
        "2026-01-31, 1, 2026-02-28",
        "2026-12-31, 2, 2027-02-28",
        "2026-02-28, 6, 2026-08-28",
        "2028-02-29, 12, 2029-02-28",
        "2026-11-23, 24, 2028-11-23"
    })
    void termsAreCalendarMonths(LocalDate from, int months, LocalDate lastDay) {
        assertThat(FreezeRules.lastDay(from, months)).isEqualTo(lastDay);
    }

    @Test
    void itEndsAtMidnightBehindItsLastDayInChina() {
        assertThat(FreezeRules.over(LocalDate.parse("2027-02-28"))).hasToString("2027-02-28T16:00:00Z");
        assertThat(FreezeRules.preparedFrom(LocalDate.parse("2027-03-05"))).hasToString("2027-02-23");
        assertThat(FreezeRules.releasedBy(LocalDate.parse("2026-12-30"))).hasToString("2027-01-02");
        assertThat(FreezeRules.verifiedBy(FreezeScope.WHOLE_ACCOUNT, LocalDate.parse("2026-01-31"), false))
                .hasToString("2026-02-28");
        assertThat(FreezeRules.verifiedBy(FreezeScope.WHOLE_ACCOUNT, LocalDate.parse("2026-11-30"), true))
                .hasToString("2027-02-28");
        assertThat(FreezeRules.verifiedBy(FreezeScope.INVOLVED, LocalDate.parse("2026-01-31"), false))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "DEPOSIT, false, 6, true",
        "DEPOSIT, false, 7, false",
        "DEPOSIT, true, 12, true",
        "DEPOSIT, true, 13, false",
        "DEPOSIT, false, 0, false",
        "SECURITIES, false, 24, true",
        "SECURITIES, true, 25, false"
    })
    void noTermIsLongerThanTheLawAllows(FreezeAsset asset, boolean longTerm, int months, boolean lawful) {
        assertThat(FreezeRules.termRefusal(asset, months, longTerm) == null).isEqualTo(lawful);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, false, false, false",
        "199, 499, false, false, false",
        "200, 200, false, true, true",
        "1, 500, false, true, true",
        "1, 1, true, true, false",
        "200, 500, true, true, true"
    })
    void manyAccountsNeedTheLegalSectionAndTheCityAndALongTermTheCity(
            int atOnce, int inCase, boolean longTerm, boolean city, boolean legal) {
        assertThat(FreezeRules.needed(atOnce, inCase, longTerm)).isEqualTo(new Needed(city, legal));
    }

    @Test
    void aStationApprovesNothingAndADistrictNotWhatIsTheCitys() {
        Set<UnitKind> county = EnumSet.of(UnitKind.DISTRICT, UnitKind.CITY, UnitKind.PROVINCE);
        Set<UnitKind> city = EnumSet.of(UnitKind.CITY, UnitKind.PROVINCE);
        for (UnitKind kind : UnitKind.values()) {
            assertThat(new Needed(false, false).enough(kind)).isEqualTo(county.contains(kind));
            assertThat(new Needed(true, false).enough(kind)).isEqualTo(city.contains(kind));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, 'APPROVED REJECTED'",
        "APPROVED, SENT",
        "REJECTED, ''",
        "SENT, 'QUEUED FROZEN FAILED'",
        "QUEUED, 'FROZEN RELEASED'",
        "FROZEN, 'RENEWED EXPIRED RELEASED QUEUED'",
        "RENEWED, 'RENEWED EXPIRED RELEASED'",
        "EXPIRED, ''",
        "RELEASED, ''",
        "FAILED, ''"
    })
    void everyPairOfStagesIsDecidedInOnePlace(FreezeStage from, String next) {
        for (FreezeStage to : FreezeStage.values()) {
            assertThat(from.mayBecome(to))
                    .as(from + " to " + to)
                    .isEqualTo(Set.of(next.split(" ")).contains(to.name()));
        }
    }
}
