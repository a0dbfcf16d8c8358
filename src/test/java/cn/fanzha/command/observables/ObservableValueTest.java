package cn.fanzha.command.observables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.shared.InvalidValueException;
import org.junit.jupiter.api.Test;
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
                "URL|https://example.com:443/a/|example.com/a",
                "URL|example.com:80|example.com",
                "URL|http://example.com:8080/|example.com:8080",
                "URL|https://user:pw@example.com/x|example.com/x",
                "URL|EXAMPLE.com./x//|example.com/x",
                "URL|https://例子.中国/登录/|xn--fsqu00a.xn--fiqs8s/登录",
                "URL|xn--fsqu00a.xn--fiqs8s/登录|xn--fsqu00a.xn--fiqs8s/登录",
                "URL|http://[2001:DB8::1]:8080/a|[2001:db8:0:0:0:0:0:1]:8080/a",
                "URL|203.0.113.5:8080/pay|203.0.113.5:8080/pay",
                "URL|example.com?from=QQ#Top|example.com?from=qq#top",
                "URL|www.www.example.com|example.com",
                "APP|Com.Example.App|com.example.app",
                "APP|ｃｏｍ．ｅｘａｍｐｌｅ．ａｐｐ|com.example.app",
                "IP|203.0.113.5:443|203.0.113.5",
                "IP|[2001:db8::1]:443|2001:db8:0:0:0:0:0:1",
                "IP|２０３。０。１１３。５|203.0.113.5",
                "DEVICE|352099001761481|352099001761481",
                "DEVICE|35209900176148|352099001761481",
                "DEVICE|3520990017614823|352099001761481",
                "DEVICE|352099001761482|352099001761482",
                "IM_ACCOUNT|QQ：10001|10001",
                "IM_ACCOUNT|微信号: Abc_9|abc_9",
                "WALLET|BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4|bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                "WALLET|０ｘＡＢ１２|0xab12",
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
        "URL,a..b",
        "URL,.com",
        "URL,http://",
        "DEVICE,35209900176148123",
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

    @Test
    void aDeviceWithAWrongCheckDigitIsKeptAndDoubted() {
        assertThat(ObservableValue.of(ObservableType.DEVICE, "352099001761481").doubt())
                .isNull();
        assertThat(ObservableValue.of(ObservableType.DEVICE, "352099001761482").doubt())
                .isEqualTo("observables.device.check-digit");
    }
}
