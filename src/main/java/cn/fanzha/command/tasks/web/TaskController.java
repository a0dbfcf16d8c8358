package cn.fanzha.command.tasks.web;

import cn.fanzha.command.identity.Caller;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.domain.TaskChange;
import cn.fanzha.command.tasks.domain.TaskFiles;
import cn.fanzha.command.tasks.domain.TaskReading;
import cn.fanzha.command.tasks.domain.TaskSettings;
import cn.fanzha.command.tasks.domain.TaskWork;
import cn.fanzha.command.tasks.domain.TaskWork.Act;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** One task: reading, and each act as a plain form. */
@Controller
@RequestMapping("/tasks/{no}")
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class TaskController {

    private final TaskReading reading;
    private final TaskWork work;
    private final TaskPages pages;
    private final TaskSettings settings;

    TaskController(TaskReading reading, TaskWork work, TaskPages pages, TaskSettings settings) {
        this.reading = reading;
        this.work = work;
        this.pages = pages;
        this.settings = settings;
    }

    @GetMapping
    ModelAndView open(@PathVariable("no") TaskNumber no, Actor actor) {
        return pages.file(reading.open(no, actor), actor);
    }

    /** What changes while the page is open; the forms stay as they are. */
    @GetMapping("/status")
    ModelAndView status(@PathVariable("no") TaskNumber no, Actor actor) {
        ModelAndView fragment = pages.file(reading.glance(no, actor), actor);
        fragment.setViewName("tasks/parts :: live");
        return fragment;
    }

    /** A file of a feedback: always to be saved, never shown by the browser. */
    @GetMapping("/files/{file}")
    ResponseEntity<byte[]> file(@PathVariable("no") TaskNumber no, @PathVariable("file") UUID file, Actor actor) {
        TaskFiles.Upload kept = reading.file(no, file, actor);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(kept.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(kept.content());
    }

    @PostMapping("/take")
    ModelAndView take(@PathVariable("no") TaskNumber no, TaskActForm form, Caller by) {
        return answer("take", new Call(no, form, by), work::take);
    }

    @PostMapping("/give-back")
    ModelAndView giveBack(@PathVariable("no") TaskNumber no, TaskActForm form, Caller by) {
        return answer("give-back", new Call(no, form, by), act -> work.giveBack(act, form.said()));
    }

    @PostMapping("/hand")
    ModelAndView hand(@PathVariable("no") TaskNumber no, TaskActForm form, Caller by) {
        return answer("hand", new Call(no, form, by), act -> work.hand(act, form.colleague(), form.said()));
    }

    @PostMapping("/feedback")
    ModelAndView report(@PathVariable("no") TaskNumber no, TaskActForm form, Caller by) {
        return answer(
                "feedback",
                new Call(no, form, by),
                act -> work.report(act, form.said(), form.uploads(settings.fileBytes())));
    }

    @PostMapping("/accept")
    ModelAndView accept(@PathVariable("no") TaskNumber no, TaskActForm form, Caller by) {
        return answer("accept", new Call(no, form, by), act -> work.accept(act, form.said()));
    }

    @PostMapping("/send-back")
    ModelAndView sendBack(@PathVariable("no") TaskNumber no, TaskActForm form, Caller by) {
        return answer("send-back", new Call(no, form, by), act -> work.sendBack(act, form.said(), form.newDue()));
    }

    @PostMapping("/urge")
    ModelAndView urge(@PathVariable("no") TaskNumber no, TaskActForm form, Caller by) {
        return answer("urge", new Call(no, form, by), act -> work.urge(act, form.said()));
    }

    @PostMapping("/due")
    ModelAndView redate(@PathVariable("no") TaskNumber no, TaskActForm form, Caller by) {
        return answer("due", new Call(no, form, by), act -> work.redate(act, form.mustBeDue(), form.said()));
    }

    @PostMapping("/cancel")
    ModelAndView cancel(@PathVariable("no") TaskNumber no, TaskActForm form, Caller by) {
        return answer("cancel", new Call(no, form, by), act -> work.cancel(act, form.said()));
    }

    /** What an act needs to be answered. */
    private record Call(TaskNumber no, TaskActForm form, Caller by) {}

    private ModelAndView answer(String name, Call call, Function<Act, TaskChange> act) {
        TaskChange change;
        try {
            change = act.apply(
                    new Act(call.no(), call.form().edition(), call.by().actor()));
        } catch (InvalidValueException e) {
            change = new TaskChange.Refused(e.key(), List.of(e.args()));
        }
        return switch (change) {
            case TaskChange.Done done ->
                call.by()
                        .leadTo(
                                "/tasks/" + call.no(),
                                pages.text("tasks.done." + name, call.by().locale()));
            case TaskChange.Refused refused ->
                again(name, call, refused.messageKey(), refused.args().toArray());
            case TaskChange.Stale stale -> again(name, call, "tasks.stale", stale.byName());
        };
    }

    /** The page as it stands now, with what was typed. */
    private ModelAndView again(String name, Call call, String key, Object... args) {
        ModelAndView page = pages.file(
                reading.glance(call.no(), call.by().actor()), call.by().actor());
        page.addObject("typed", call.form());
        page.addObject("act", name);
        page.addObject("problems", List.of(pages.text(key, call.by().locale(), args)));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
