@NullMarked
package io.forecourt.crm.evidence;

import org.jspecify.annotations.NullMarked;
