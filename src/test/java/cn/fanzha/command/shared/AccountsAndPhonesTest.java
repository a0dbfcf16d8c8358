package cn.fanzha.command.shared;

import static cn.fanzha.command.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsAndPhonesTest {

    @ParameterizedTest
    @CsvSource({
        "6222020094335274315, 6222020094335274315",
        "6222 0200 9433 5274 315, 6222020094335274315",
        "6222-0200-9433-5274-315, 6222020094335274315",
        "６２２２０２００９４３３５２７４３１５, 6222020094335274315",
        "6222　0200　9433　5274　315, 6222020094335274315",
        "123456789012, 123456789012",
    })
    void aCardIsItsDigits(String text, String value) {
        assertThat(BankCard.of(text).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"'', digits", "6222a20094335274, digits", "12345678901, length", "12345678901234567890, length"})
    void refusesOtherCards(String text, String reason) {
        assertRefused("value.bank-card." + reason, text, () -> BankCard.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, true",
        "4111111111111112, false",
        "378282246310005, true",
        "6011000990139424, true",
        "6011000990139442, false",
        "000000000000, true"
    })
    void luhnIsAskedNotEnforced(String text, boolean holds) {
        assertThat(BankCard.of(text).luhnHolds()).isEqualTo(holds);
    }

    @Test
    void theBeginningNamesTheBank() {
        BankCard card = BankCard.of("6222020094335274315");
        assertThat(card.bin(6)).isEqualTo("622202");
        assertThat(card.bin(30)).isEqualTo(card.value());
        assertThat(card).hasToString("622202******4315");
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678, 13812345678, true",
        "+86 138-1234-5678, 13812345678, true",
        "008613812345678, 13812345678, true",
        "8613812345678, 13812345678, true",
        "013812345678, 13812345678, true",
        "＋８６１３８１２３４５６７８, 13812345678, true",
        "16465126729, 16465126729, true",
        "12812345678, 12812345678, false",
        "0371-6512 3456, 037165123456, false",
        "(010)65123456, 01065123456, false",
        "（010）65123456, 01065123456, false",
        "+86 10 6512 3456, 01065123456, false",
        "+86 371 6512 3456, 037165123456, false",
        "+86 010 6512 3456, 01065123456, false",
        "+86 400 812 3456, 4008123456, false",
        "65123456, 65123456, false",
        "6512345, 6512345, false",
        "95588, 95588, false",
        "955888, 955888, false",
        "96110, 96110, false",
        "12381, 12381, false",
        "10086, 10086, false",
    })
    void aLineHasOneNumber(String text, String value, boolean mobile) {
        assertThat(Phone.of(text).value()).isEqualTo(value);
        assertThat(Phone.of(text).isMobile()).isEqualTo(mobile);
        assertThat(Phone.of(value).value()).as("normalised twice").isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "110", "1234", "654321", "1234567890123", "1381234567x", "+85212345678", "138 1234 5678 转 2"
            })
    void refusesOtherPhones(String text) {
        assertRefused("value.phone.form", text, () -> Phone.of(text));
    }
}
