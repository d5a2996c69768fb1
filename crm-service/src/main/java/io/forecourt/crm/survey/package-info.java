/**
 * Satisfaction as customers see it: who is asked is drawn by lot, each delivery or visit once, and
 * what they answer is counted by item, person and department until the period is closed.
 */
@NullMarked
package io.forecourt.crm.survey;

import org.jspecify.annotations.NullMarked;
