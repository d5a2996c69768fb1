@NullMarked
package io.forecourt.crm.questionnaire;

import org.jspecify.annotations.NullMarked;
