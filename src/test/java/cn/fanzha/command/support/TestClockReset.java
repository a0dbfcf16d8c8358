package cn.fanzha.command.support;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** No test class hands a clock that stands still to the next. */
public class TestClockReset implements TestExecutionListener {

    @Override
    public void afterTestClass(TestContext context) {
        if (context.hasApplicationContext()) {
            context.getApplicationContext().getBeanProvider(TestClock.class).forEach(TestClock::reset);
        }
    }
}
