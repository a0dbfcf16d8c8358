package cn.fanzha.command.platform.web;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Help for whoever is signed in: of the page that is open, of every other, and the first steps of the own role. */
@Controller
class HelpController {

    private final PageHelp help;

    HelpController(PageHelp help) {
        this.help = help;
    }

    /**
     * One topic, and the list of all: those of the reader's own work first.
     *
     * @param page the address that the reader was at
     * @param topic a topic chosen from the list
     */
    @GetMapping("/help")
    String help(
            @RequestParam Optional<String> page,
            @RequestParam Optional<String> topic,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Actor actor,
            Locale locale,
            Model model) {
        HelpTopic shown = help.topic(topic)
                .or(() -> page.flatMap(help::of))
                .or(() -> help.topic(Optional.of("start")))
                .orElseThrow(() -> new NotFoundException("help", "start"));
        model.addAttribute("topic", help.text(shown, locale));
        if (part) {
            return "help/help :: topic";
        }
        model.addAttribute("mayOpen", shown.isFor(actor));
        model.addAttribute("own", texts(true, actor, locale));
        model.addAttribute("others", texts(false, actor, locale));
        return "help/help";
    }

    @GetMapping("/help/first-steps")
    String firstSteps(Actor actor, Locale locale, Model model) {
        model.addAttribute(
                "tours",
                Arrays.stream(Role.values())
                        .filter(actor::has)
                        .map(role -> new Tour(role, help.firstSteps(role, locale)))
                        .toList());
        return "help/first-steps";
    }

    private List<PageHelp.HelpText> texts(boolean own, Actor actor, Locale locale) {
        return help.topics().stream()
                .filter(topic -> topic.isFor(actor) == own)
                .map(topic -> help.text(topic, locale))
                .toList();
    }

    /** The first steps of one of the reader's roles. */
    record Tour(Role role, List<PageHelp.FirstStep> steps) {}
}
