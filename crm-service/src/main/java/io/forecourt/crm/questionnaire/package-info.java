/** What customers are asked: questionnaires in versions, fixed once they are published. */
@NullMarked
package io.forecourt.crm.questionnaire;

import org.jspecify.annotations.NullMarked;
