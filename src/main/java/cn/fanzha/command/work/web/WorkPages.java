package cn.fanzha.command.work.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * My work 我的工作 of the police, and the start page of the three administrators: what waits, group by group, and above
 * all groups what burns. {@code side=mine} shows only what lies with the actor in person.
 */
@Controller
class WorkPages {

    private final List<WorkSource> sources;
    private final Clock clock;

    WorkPages(List<WorkSource> sources, Clock clock) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(WorkSource::order))
                .toList();
        this.clock = clock;
    }

    @Bean
    static NavigationItem workNavigation() {
        return new NavigationItem("work.nav", "/work", "clock", 2, Set.of(Role.OFFICER, Role.SUPERVISOR));
    }

    /** An analyst's home is the analysis, so that the own work stands behind it. */
    @Bean
    static NavigationItem workOfAnalystsNavigation() {
        return new NavigationItem("work.nav", "/work", "clock", 4, Set.of(Role.ANALYST));
    }

    @Bean
    static NavigationItem startNavigation() {
        return new NavigationItem(
                "work.start.nav", "/start", "home", 2, Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR));
    }

    @GetMapping("/work")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    ModelAndView work(@RequestParam(defaultValue = "") String side, Actor actor) {
        boolean mine = side.equals("mine");
        return new ModelAndView("work/work")
                .addObject("board", WorkBoard.of(sources, actor, mine, clock.instant()))
                .addObject("mine", mine)
                .addObject("answersCalls", actor.has(Role.OFFICER) || actor.has(Role.SUPERVISOR));
    }

    /** For the administrators, who see no business data: what waits for them, and their rooms. */
    @GetMapping("/start")
    @PreAuthorize("hasAnyRole('SYSTEM_ADMIN','SECURITY_ADMIN','AUDITOR')")
    ModelAndView start(Actor actor) {
        return new ModelAndView("work/start")
                .addObject("board", WorkBoard.of(sources, actor, false, clock.instant()))
                .addObject(
                        "role",
                        actor.roles().stream().findFirst().map(Role::name).orElse(""));
    }
}
