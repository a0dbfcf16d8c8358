package cn.fanzha.command.returns.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Returns;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A filed case of a city whose accounts are frozen and given back. */
@IntegrationTest
abstract class ReturnSetting {

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    Returns returns;

    @Autowired
    TestClock clock;

    CaseRef file;

    @BeforeEach
    void aFiledCase() {
        file = cases.filed(city.officer, city.supervisor);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }
}
