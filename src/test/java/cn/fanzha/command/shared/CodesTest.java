package cn.fanzha.command.shared;

import static cn.fanzha.command.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    @Test
    void aUnitLiesInItsRegion() {
        assertThat(UnitCode.of(" ４10103010000").region()).isEqualTo(RegionCode.of("410103"));
        assertThat(UnitCode.PLATFORM).hasToString("000000000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "41010301000", "4101030100000", "41010301000A", "41010301 0000", "٤١٠١٠٣٠١٠٠٠٠"})
    void aUnitCodeHasTwelveDigits(String text) {
        assertRefused("value.unit-code.digits", text, () -> UnitCode.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "41010", "4101030", "41010X"})
    void aRegionCodeHasSixDigits(String text) {
        assertRefused("value.region-code.digits", text, () -> RegionCode.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 11010519491231002X, 1949-12-31, false",
        "11010519491231002x, 11010519491231002X, 1949-12-31, false",
        "410199195506274022, 410199195506274022, 1955-06-27, false",
        "41019919640112986X, 41019919640112986X, 1964-01-12, false",
        "４１０１９９196910208160, 410199196910208160, 1969-10-20, false",
        "410199 19670424 1613, 410199196704241613, 1967-04-24, true",
    })
    void readsResidentIds(String text, String value, LocalDate birth, boolean male) {
        ResidentId id = ResidentId.of(text);
        assertThat(id.value()).isEqualTo(value);
        assertThat(id.birthDate()).isEqualTo(birth);
        assertThat(id.isMale()).isEqualTo(male);
        assertThat(id.toString()).doesNotContain(value.substring(6, 14));
    }

    @ParameterizedTest
    @CsvSource({
        "'', form",
        "11010519491231002, form",
        "1101051949123100211, form",
        "X1010519491231002X, form",
        "110105491231002, form",
        "11010519490229002X, birth-date",
        "11010519491331002X, birth-date",
        "11010519000229002X, birth-date",
        "110105194912310021, check-digit",
        "11010519491231012X, check-digit"
    })
    void refusesResidentIdsThatNobodyHas(String text, String reason) {
        assertRefused("value.resident-id." + reason, text, () -> ResidentId.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91350100m000100y43", "91110000600037341L", "91110108551385082Q"})
    void readsSocialCreditCodes(String text) {
        assertThat(Uscc.of(text).value()).hasSize(18).isUpperCase();
    }

    @ParameterizedTest
    @CsvSource({
        "'', form",
        "91350100M000100Y4, form",
        "91350100I000100Y43, form",
        "91350100M000100Y44, check-digit",
        "91350100M000010Y43, check-digit"
    })
    void refusesOtherSocialCreditCodes(String text, String reason) {
        assertRefused("value.uscc." + reason, text, () -> Uscc.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"102100000005", "103100000000", "104100000004", "105100000009", "403100000004", "308584000005"})
    void theHeadOfficesOfSixBanksHold(String text) {
        assertThat(CnapsCode.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'', digits",
        "10210000000, digits",
        "1021000000055, digits",
        "102100000006, check-digit",
        "120100000005, check-digit"
    })
    void refusesOtherBankCodes(String text, String reason) {
        assertRefused("value.cnaps-code." + reason, text, () -> CnapsCode.of(text));
    }
}
