package cn.fanzha.command.support;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Each test class has a city of its own, and none hands a clock that stands still to the next. */
public class ClassByClass implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext context) {
        TestCities.begins(context.getTestClass());
    }

    @Override
    public void afterTestClass(TestContext context) {
        if (context.hasApplicationContext()) {
            context.getApplicationContext().getBeanProvider(TestClock.class).forEach(TestClock::reset);
        }
    }
}
