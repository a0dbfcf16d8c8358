package cn.fanzha.command.intake;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.util.UUID;

/** A form has logged its case: told within the same transaction, once a form. */
public record CaseLogged(UUID form, CaseNumber number, Actor actor) {}
