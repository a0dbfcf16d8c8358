package cn.fanzha.command.shared;

import static cn.fanzha.command.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "0.00, 0.00",
        "12345.6, 12345.60",
        "007, 7.00",
        "9999999999999999.99, 9999999999999999.99",
        "１２．５, 12.50",
        "' 3000 ', 3000.00"
    })
    void readsDigitsWithAtMostTwoDecimals(String text, String plain) {
        assertThat(Money.of(text).toPlainString()).isEqualTo(plain);
        assertThat(Money.of(text).yuan().scale()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'', unreadable",
        "abc, unreadable",
        "1e5, unreadable",
        "'1,000', unreadable",
        "1., unreadable",
        ".5, unreadable",
        "-1, sign",
        "+1, sign",
        "1.234, decimals",
        "1.000, decimals",
        "10000000000000000, too-large",
        "99999999999999999999999999999999999999, too-large",
        "12元, unreadable"
    })
    void refusesTheRestWithWhatToDo(String text, String reason) {
        assertRefused("value.money." + reason, text, () -> Money.of(text));
    }

    @Test
    void aDifferenceMayBeNegativeButNeverFinerThanACent() {
        assertThat(Money.of("1").minus(Money.of("2.50"))).isEqualTo(Money.of(new BigDecimal("-1.5")));
        assertThat(Money.of(new BigDecimal("1.500"))).isEqualTo(Money.of("1.5"));
        assertRefused("value.money.decimals", "", () -> Money.of(new BigDecimal("1.005")));
        assertRefused("value.money.too-large", "", () -> Money.of(new BigDecimal("1e16")));
        assertRefused(
                "value.money.too-large",
                "",
                () -> Money.of("9999999999999999.99").plus(Money.of("0.01")));
    }

    @Test
    void countsAndCompares() {
        Money small = Money.of("0.10");
        Money large = Money.of("0.20");
        assertThat(small.plus(large)).isEqualTo(Money.of("0.3"));
        assertThat(small.min(large)).isEqualTo(small);
        assertThat(small.max(large)).isEqualTo(large);
        assertThat(small).isLessThan(large);
        assertThat(small.minus(small)).isEqualTo(Money.ZERO);
        assertThat(Money.ZERO.isZero()).isTrue();
        assertThat(small.minus(large).isNegative()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0,             0.00,             0",
        "12345,         '12,345.00',      1.23万",
        "9999.99,       '9,999.99',       9999.99",
        "3000,          '3,000.00',       3000",
        "10000,         '10,000.00',      1万",
        "45000,         '45,000.00',      4.5万",
        "10050,         '10,050.00',      1.01万",
        "10049.99,      '10,049.99',      1万",
        "99999999.99,   '99,999,999.99',  1亿",
        "99994999.99,   '99,994,999.99',  9999.5万",
        "120000000,     '120,000,000.00', 1.2亿",
        "418620000,     '418,620,000.00', 4.19亿",
        "2720000000000, '2,720,000,000,000.00', 27200亿",
    })
    void showsItselfAsTablesAndPeopleDo(String amount, String grouped, String spoken) {
        Money money = Money.of(amount);
        assertThat(money.grouped()).isEqualTo(grouped);
        assertThat(money.spoken()).isEqualTo(spoken);
        assertThat(money.spoken(Locale.SIMPLIFIED_CHINESE)).isEqualTo(spoken);
        assertThat(money.spoken(Locale.ENGLISH)).isEqualTo(grouped);
        if (!money.isZero()) {
            Money negative = Money.ZERO.minus(money);
            assertThat(negative.grouped()).isEqualTo("-" + grouped);
            assertThat(negative.spoken()).isEqualTo("-" + spoken);
        }
    }
}
