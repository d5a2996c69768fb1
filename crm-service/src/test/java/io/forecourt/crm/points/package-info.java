@NullMarked
package io.forecourt.crm.points;

import org.jspecify.annotations.NullMarked;
