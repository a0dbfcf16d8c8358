package cn.fanzha.command.organisation;

import java.time.LocalDate;

/**
 * The working days of the People's Republic: Monday to Friday without the public holidays, and the week-end days that
 * the State Council makes working days in exchange. In a year that isn't loaded, week-ends alone are free.
 */
public interface WorkingDays {

    boolean isWorkingDay(LocalDate day);

    /**
     * The n-th working day after a day, which itself doesn't count: a bank that is asked on Thursday to return money
     * within 3 working days has until Tuesday.
     *
     * @param days from 0, which gives the day itself, to 1,000
     */
    LocalDate plusWorkingDays(LocalDate from, int days);

    /** The year's holidays are known. */
    boolean loaded(int year);
}
