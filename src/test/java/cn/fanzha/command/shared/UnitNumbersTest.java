package cn.fanzha.command.shared;

import static cn.fanzha.command.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitNumbersTest {

    private static final UnitCode UNIT = UnitCode.of("410103010000");

    @Test
    void aNumberTellsUnitMonthAndSerial() {
        CaseNumber number = CaseNumber.of("A4101030100002019010001");
        assertThat(number.unit()).isEqualTo(UNIT);
        assertThat(number.month()).isEqualTo(YearMonth.of(2019, 1));
        assertThat(number.serial()).isEqualTo(1);
        assertThat(CaseNumber.of(UNIT, YearMonth.of(2019, 1), 1))
                .isEqualTo(number)
                .hasToString(number.value());
        assertThat(number).isLessThan(CaseNumber.of(UNIT, YearMonth.of(2019, 1), 2));
    }

    @Test
    void eachKindHasItsLetter() {
        YearMonth month = YearMonth.of(2024, 12);
        assertThat(CaseNumber.of(UNIT, month, 9999)).hasToString("A4101030100002024129999");
        assertThat(PersonNumber.of(UNIT, month, 12)).hasToString("R4101030100002024120012");
        assertThat(StopNumber.of(UNIT, month, 123)).hasToString("Z4101030100002024120123");
        assertThat(PersonNumber.of("r4101030100002024120012").serial()).isEqualTo(12);
        assertThat(StopNumber.of("Z4101030100002024120123").unit()).isEqualTo(UNIT);
    }

    @ParameterizedTest
    @CsvSource({
        "'', form",
        "A410103010000201901000, form",
        "A41010301000020190100011, form",
        "B4101030100002019010001, form",
        "A410103010000201901000X, form",
        "R4101030100002019010001, form",
        "Z4101030100002019010001, form",
        "A4101030100002019000001, month",
        "A4101030100002019130001, month"
    })
    void refusesWhatIsNoCaseNumber(String text, String reason) {
        assertRefused("value.number." + reason, text, () -> CaseNumber.of(text));
    }

    @Test
    void requestsOfOtherSystemsKeepTheirNumbersWhichStandInAddresses() {
        StopNumber other = StopNumber.of(" 止付2019/03#7 ");
        assertThat(other).hasToString("止付2019/03#7");
        assertThat(other.ofUnit()).isFalse();
        assertThat(other.address()).doesNotContain("/", "#");
        assertThat(StopNumber.of(other.address())).isEqualTo(other);
        for (String none : List.of("", "-1", "SP 1", "../x", "a".repeat(65), "Z4101030100002019130001")) {
            assertThatThrownBy(() -> StopNumber.of(none)).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void theKindsAreNotExchangeable() {
        String caseNumber = "A4101030100002019010001";
        assertRefused("value.number.form", caseNumber, () -> PersonNumber.of(caseNumber));
        assertRefused("value.number.form", caseNumber, () -> StopNumber.of(caseNumber));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10_000, 100_000})
    void aMonthHasSerialsFrom1To9999(int serial) {
        List<Function<Integer, ?>> kinds = List.of(
                s -> CaseNumber.of(UNIT, YearMonth.of(2019, 1), s),
                s -> PersonNumber.of(UNIT, YearMonth.of(2019, 1), s),
                s -> StopNumber.of(UNIT, YearMonth.of(2019, 1), s));
        for (var kind : kinds) {
            assertRefused("value.number.serial", "", () -> kind.apply(serial));
        }
    }
}
