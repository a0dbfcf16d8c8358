package cn.fanzha.command.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {

    @ParameterizedTest
    @CsvSource({
        "13812345678, 138****5678",
        "037165123456, 037****3456",
        "65123456, ****56",
        "6512345, ****45",
        "95588, ****",
        "138abc45678, ****",
        "张三13812345678, ****",
        "'', ''",
        "1, ****"
    })
    void phones(String phone, String masked) {
        assertThat(Masks.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 110105********002X",
        "110105491231002, ****02",
        "E12345678, ****78",
        "AB1234, ****",
        "1, ****",
        "' ', ''",
        "ABCDEFGHIJKLMNOPQR, ****QR"
    })
    void identityNumbers(String id, String masked) {
        assertThat(Masks.idNumber(id)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "6222021234561234, 622202******1234",
        "6222021234567891234, 622202******1234",
        "622202123451234, 622202******1234",
        "12345678901234, ****1234",
        "123456789012, ****9012",
        "12345678901, ****01",
        "123456, ****",
        "wallet@example.cn, ****",
        "'', ''"
    })
    void cards(String card, String masked) {
        assertThat(Masks.card(card)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"张三, 张**", "欧阳娜娜, 欧**", "John Smith, J**", "𠮷野家, 𠮷**", "张, **", "' 张三 ', 张**", "' ', ''"})
    void names(String name, String masked) {
        assertThat(Masks.name(name)).isEqualTo(masked);
    }

    @Test
    void whatIsAbsentIsEmpty() {
        assertThat(Masks.phone(null)).isEmpty();
        assertThat(Masks.idNumber(null)).isEmpty();
        assertThat(Masks.card(null)).isEmpty();
        assertThat(Masks.name(null)).isEmpty();
    }
}
