package cn.fanzha.command.freezes.appeals.domain;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The times that no national rule fixes.
 *
 * @param decisionDays working days after the day of registration by whose end (24:00) an appeal is to be decided
 */
@ConfigurationProperties("fanzha.freezes.appeals")
public record AppealSettings(@DefaultValue("3") int decisionDays) {}
