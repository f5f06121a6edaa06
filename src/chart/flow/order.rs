//! The order of the boxes in each column, chosen so that few lines cross.

/// An item of a column: a box, or a line that passes the column.
pub(super) struct Slot {
    pub column: usize,
    /// The slots of the column before that lead to it.
    pub before: Vec<usize>,
    /// The slots of the column after that follow from it.
    pub after: Vec<usize>,
}

/// How often the columns are sorted, there and back.
const SWEEPS: usize = 8;

/// The slots of every column from top to bottom. Each slot is moved to the average position of its neighbours, again and again,
/// and the order with the fewest crossings wins; the given order is kept when none is better.
pub(super) fn ordered(slots: &[Slot], columns: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<Vec<usize>> = vec![Vec::new(); columns];
    for (number, slot) in slots.iter().enumerate() {
        if let Some(column) = order.get_mut(slot.column) {
            column.push(number);
        }
    }
    let mut best = (crossings(slots, &order), order.clone());
    for sweep in 0..SWEEPS {
        let forward = sweep % 2 == 0;
        for step in 0..columns {
            let column = if forward { step } else { columns - 1 - step };
            let shares = shares(slots.len(), &order);
            let wish = |slot: &usize| {
                let neighbours = slots.get(*slot).map(|slot| if forward { &slot.before } else { &slot.after });
                let neighbours = neighbours.filter(|neighbours| !neighbours.is_empty());
                let own = shares.get(*slot).copied().unwrap_or_default();
                neighbours.map_or(own, |neighbours| {
                    neighbours.iter().filter_map(|other| shares.get(*other)).sum::<f32>() / neighbours.len() as f32
                })
            };
            if let Some(column) = order.get_mut(column) {
                column.sort_by(|one, other| wish(one).total_cmp(&wish(other)));
            }
        }
        let count = crossings(slots, &order);
        if count < best.0 {
            best = (count, order.clone());
        }
    }
    best.1
}

/// The relative position of each slot in its column, from 0 at the top to 1.
fn shares(slots: usize, order: &[Vec<usize>]) -> Vec<f32> {
    let mut shares = vec![0.0; slots];
    for column in order {
        for (at, slot) in column.iter().enumerate() {
            if let Some(share) = shares.get_mut(*slot) {
                *share = (at as f32 + 0.5) / column.len() as f32;
            }
        }
    }
    shares
}

/// The number of pairs of lines that cross.
pub(super) fn crossings(slots: &[Slot], order: &[Vec<usize>]) -> usize {
    let mut places = vec![0_usize; slots.len()];
    for column in order {
        for (at, slot) in column.iter().enumerate() {
            if let Some(place) = places.get_mut(*slot) {
                *place = at;
            }
        }
    }
    let place = |slot: usize| places.get(slot).copied().unwrap_or_default();
    let mut count = 0;
    for column in order {
        let lines: Vec<(usize, usize)> = column
            .iter()
            .filter_map(|number| Some((number, slots.get(*number)?)))
            .flat_map(|(number, slot)| slot.after.iter().map(|after| (place(*number), place(*after))))
            .collect();
        for (index, (from, to)) in lines.iter().enumerate() {
            let crosses = |(other, goal): &&(usize, usize)| (other < from && goal > to) || (other > from && goal < to);
            count += lines.iter().skip(index + 1).filter(crosses).count();
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(columns: &[usize], lines: &[(usize, usize)]) -> Vec<Slot> {
        let slot = |(number, column): (usize, &usize)| Slot {
            column: *column,
            before: lines.iter().filter(|(_, to)| *to == number).map(|(from, _)| *from).collect(),
            after: lines.iter().filter(|(from, _)| *from == number).map(|(_, to)| *to).collect(),
        };
        columns.iter().enumerate().map(slot).collect()
    }

    #[test]
    fn lines_that_need_not_cross_do_not() {
        let tangled = slots(&[0, 0, 0, 1, 1, 1], &[(0, 5), (1, 4), (2, 3)]);
        assert_eq!(crossings(&tangled, &[vec![0, 1, 2], vec![3, 4, 5]]), 3);
        let order = ordered(&tangled, 2);
        assert_eq!((crossings(&tangled, &order), order), (0, vec![vec![0, 1, 2], vec![5, 4, 3]]));
    }

    #[test]
    fn an_order_that_is_as_good_as_any_is_kept() {
        let straight = slots(&[0, 0, 1, 1], &[(0, 2), (1, 3)]);
        assert_eq!(ordered(&straight, 2), [[0, 1], [2, 3]]);
        let crossed = slots(&[0, 0, 1, 1], &[(0, 2), (0, 3), (1, 2), (1, 3)]);
        assert_eq!(ordered(&crossed, 2), [[0, 1], [2, 3]]);
    }
}
