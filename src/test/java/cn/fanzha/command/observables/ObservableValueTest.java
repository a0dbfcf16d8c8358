package cn.fanzha.command.observables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.shared.InvalidValueException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a thing is typed, it is one value (domain section 4). */
class ObservableValueTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BANK_ACCOUNT|6222 0212-3456 7890|6222021234567890",
                "BANK_ACCOUNT|６２２２０２１２３４５６７８９０|6222021234567890",
                "PAYMENT_ACCOUNT|+86 138-0013-8000|13800138000",
                "PAYMENT_ACCOUNT|Some.One@Example.COM|some.one@example.com",
                "PAYMENT_ACCOUNT|pay-2088 0012|pay-20880012",
                "PHONE|+86 138 0013 8000|13800138000",
                "PHONE|0086-13800138000|13800138000",
                "PHONE|１３８００１３８０００|13800138000",
                "PHONE|0371-6596 1234|037165961234",
                "URL|HTTPS://WWW.Example.com/|example.com",
                "URL|http://example.com/Path/|example.com/path",
                "URL|www.example.com|example.com",
                "URL|ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ|example.com",
                "URL|www。example。com／a|example.com/a",
                "URL|example.com:8443/a?b=C|example.com:8443/a?b=c",
                "APP|Com.Example.App|com.example.app",
                "IP|203.0.113.5|203.0.113.5",
                "IP|2001:DB8::1|2001:db8:0:0:0:0:0:1",
                "IP|::ffff:203.0.113.5|203.0.113.5",
                "DEVICE|35-209900-176148-1|352099001761481",
                "IM_ACCOUNT|WX_id-９|wx_id-9",
                "WALLET|0xAbCdEf0123|0xabcdef0123",
                "WALLET| TXYZabc123 |TXYZabc123",
                "PERSON_ID|11010519491231002x|11010519491231002X",
                "PERSON_ID|e 1234 5678|E12345678",
            })
    void oneThingHasOneValue(ObservableType type, String typed, String value) {
        var observable = ObservableValue.of(type, typed);
        assertThat(observable.value()).isEqualTo(value);
        assertThat(ObservableValue.of(type, observable.value())).isEqualTo(observable);
    }

    @ParameterizedTest
    @CsvSource({
        "BANK_ACCOUNT,12345",
        "PHONE,12",
        "URL,nowhere",
        "IP,256.1.1.1",
        "IP,example.com",
        "IP,010.1.1.1",
        "IP,1::2::3",
        "DEVICE,123",
        "APP,' '",
        "PERSON_ID,110105194912310021",
    })
    void whatIsNoSuchValueIsRefused(ObservableType type, String typed) {
        assertThatThrownBy(() -> ObservableValue.of(type, typed)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "BANK_ACCOUNT,6222021234567890,622202******7890",
        "PAYMENT_ACCOUNT,13800138000,138****8000",
        "PAYMENT_ACCOUNT,someone@example.com,so****om",
        "PAYMENT_ACCOUNT,abcde,****",
        "PHONE,13800138000,138****8000",
        "IM_ACCOUNT,wx_someone,wx****ne",
        "WALLET,TXYZabcdefghi123,TXYZ****i123",
        "PERSON_ID,11010519491231002X,110105********002X",
        "URL,example.com,example.com",
    })
    void aListShowsTheMaskAlone(ObservableType type, String typed, String masked) {
        assertThat(ObservableValue.of(type, typed)).hasToString(masked);
    }
}
