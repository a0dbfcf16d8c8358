package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The bank behind a card number. */
@IntegrationTest
class BankBinsTest {

    @Autowired
    BankBins bins;

    @Autowired
    TestCity city;

    @ParameterizedTest
    @CsvSource({
        "6222021234567890123, 中国工商银行",
        "6228 4812 3456 7890 123, 中国农业银行",
        // one prefix, two banks: the number's length tells them apart
        "622509123456789012, 中国工商银行",
        "6225091234567890123, 广东省农村信用社联合社",
    })
    void theLongestPrefixNamesTheBank(String card, String bank) {
        assertThat(bins.bankName(card)).contains(bank);
    }

    @ParameterizedTest
    @CsvSource({"0000000000000000", "12", "not a number", "''"})
    void whatIsUnknownOrNoCardNamesNone(String card) {
        assertThat(bins.bankName(card)).isEmpty();
        assertThat(bins.find(card)).isEmpty();
    }

    @Test
    @Transactional
    void aBankLeadsToItsInstitutionOnceItIsAssigned() {
        String card = "6222021234567890123";
        assertThat(bins.find(card)).isEmpty();
        bins.assign("ICBC", city.bank1.id());
        assertThat(bins.find(card)).contains(city.bank1.id());
    }
}
