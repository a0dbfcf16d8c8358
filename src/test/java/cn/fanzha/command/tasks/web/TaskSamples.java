package cn.fanzha.command.tasks.web;

import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.domain.NewTasks;
import cn.fanzha.command.tasks.domain.TaskFiles.Upload;
import cn.fanzha.command.tasks.domain.TaskReading;
import cn.fanzha.command.tasks.domain.TaskWork;
import cn.fanzha.command.tasks.domain.TaskWork.Act;
import cn.fanzha.command.tasks.domain.TestTasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tasks that a side's supervisor gave to its station. */
class TaskSamples implements SampleData {

    private final NewTasks giving;
    private final TaskWork work;
    private final TaskReading reading;
    private final TestCases cases;
    private final Clock clock;

    TaskSamples(NewTasks giving, TaskWork work, TaskReading reading, TestCases cases, Clock clock) {
        this.giving = giving;
        this.work = work;
        this.reading = reading;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/tasks/{no}")
                || pattern.startsWith("/cases/{no}/tasks")
                || pattern.startsWith("/api/v1/tasks/")
                || pattern.equals("/api/v1/tasks") && method.equals("POST");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        if (pattern.startsWith("/cases/")) {
            return Sample.of("no", cases.reported(side.officer()).number().value());
        }
        if (pattern.endsWith("/next") || pattern.equals("/api/v1/tasks")) {
            return new Sample(Map.of(), Map.of(), "{}");
        }
        TaskNumber no =
                TestTasks.given(giving, side.station(), clock.instant().plus(Duration.ofDays(1)), side.supervisor());
        String act = pattern.substring(pattern.lastIndexOf('/') + 1);
        if (List.of("give-back", "hand", "feedback", "accept", "send-back", "{file}")
                .contains(act)) {
            work.take(Act.now(no, side.officer()));
        }
        if (List.of("accept", "send-back", "{file}").contains(act)) {
            work.report(Act.now(no, side.officer()), "已办", List.of(new Upload("流水.txt", new byte[] {1})));
        }
        Sample sample = Sample.of("no", no.value());
        return switch (act) {
            case "hand" -> sample.with("person", side.second().id().toString());
            case "due" -> sample.with("text", "理由").with("due", "2027-01-01T00:00");
            case "feedback" ->
                pattern.startsWith("/api/")
                        ? new Sample(Map.of("no", no.value()), Map.of(), "{\"text\": \"已办\"}")
                        : sample.with("text", "已办");
            case "{file}" ->
                new Sample(
                        Map.of(
                                "no",
                                no.value(),
                                "file",
                                reading.glance(no, side.supervisor())
                                        .events()
                                        .getFirst()
                                        .files()
                                        .getFirst()
                                        .id()
                                        .toString()),
                        Map.of(),
                        null);
            default -> sample.with("text", "理由");
        };
    }
}
