package cn.fanzha.command.documents.web;

import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.documents.DocumentSubject;
import cn.fanzha.command.documents.domain.DocumentKinds;
import cn.fanzha.command.documents.domain.MadeDocuments;
import cn.fanzha.command.documents.domain.MakeDocument;
import cn.fanzha.command.documents.domain.Making;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The documents of a case as a panel of its file, and the page that makes one. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class DocumentPages {

    private final DocumentKinds kinds;
    private final MadeDocuments made;
    private final MakeDocument making;
    private final Units units;
    private final MessageSource messages;

    DocumentPages(DocumentKinds kinds, MadeDocuments made, MakeDocument making, Units units, MessageSource messages) {
        this.kinds = kinds;
        this.made = made;
        this.making = making;
        this.units = units;
        this.messages = messages;
    }

    /** A document that can be made now. */
    record Offer(DocumentKind kind, DocumentSubject subject) {}

    @GetMapping("/cases/{no}/documents")
    ModelAndView panel(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        ModelAndView page = new ModelAndView(htmx == null ? "documents/case-panel" : "documents/case-panel :: panel");
        page.addObject("caseNo", no.value());
        page.addObject("made", made.ofCase(no, actor));
        page.addObject("offers", offers(no, actor));
        page.addObject("words", new DocumentWords(units, messages, locale));
        return page;
    }

    private List<Offer> offers(CaseNumber no, Actor actor) {
        return kinds.all().stream()
                .filter(kind -> kinds.mayMake(kind, actor))
                .flatMap(kind -> kind.subjects(no, actor).stream().map(subject -> new Offer(kind, subject)))
                .toList();
    }

    @GetMapping("/documents/make/{kind}")
    ModelAndView prepare(
            @PathVariable("kind") String kind, @RequestParam("subject") String subject, Actor actor, Locale locale) {
        return page(kind, subject, null, actor, locale);
    }

    /** Answers the document as a file; a refusal shows the page again with what was typed. */
    @PostMapping("/documents/make/{kind}")
    @Nullable
    ModelAndView make(
            @PathVariable("kind") String kind,
            @RequestParam("subject") String subject,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        return switch (making.make(kind, subject, reason, actor)) {
            case Making.Done done -> {
                WordDownload.send(response, done.fileName(), done.content());
                yield null;
            }
            case Making.Refused refused -> {
                ModelAndView page = page(kind, subject, reason, actor, locale);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                page.addObject("problems", List.of(text(refused, locale)));
                yield page;
            }
        };
    }

    private ModelAndView page(String kindCode, String subject, @Nullable String reason, Actor actor, Locale locale) {
        MakeDocument.Sight sight = making.prepare(kindCode, subject, actor);
        ModelAndView page = new ModelAndView("documents/make");
        page.addObject("kind", kinds.require(kindCode));
        page.addObject("subject", subject);
        page.addObject("sight", sight);
        page.addObject("reason", reason);
        page.addObject("words", new DocumentWords(units, messages, locale));
        if (sight.refusal() != null) {
            page.addObject("problems", List.of(text(sight.refusal(), locale)));
        }
        return page;
    }

    private String text(Making.Refused refused, Locale locale) {
        return new DocumentWords(units, messages, locale)
                .text(refused.key(), refused.args().toArray());
    }
}
