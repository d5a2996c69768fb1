@NullMarked
package io.forecourt.crm.survey;

import org.jspecify.annotations.NullMarked;
