//! Which connections there are, and who goes when there are too many.
//!
//! A full house does not close its door: whoever has been sitting there longest without asking for anything makes room. So connections that trickle
//! (or say nothing) are driven out by those that want something, and never the other way about. The same holds among the connections of one
//! address, of which there may be so many, so that no address takes all.

use std::{
    collections::{HashMap, VecDeque},
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use ipnet::IpNet;
use tokio::sync::Notify;

use super::{activity::Activity, address};
use crate::domain::limits::counted_address;

/// The connections of a server.
pub(super) struct Admission {
    most: usize,
    most_per_address: usize,
    /// Proxies speak for many; their share is all there is.
    trusted: Vec<IpNet>,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    next: u64,
    guests: HashMap<u64, Guest>,
    newcomers: Newcomers,
    by_address: HashMap<IpAddr, Share>,
}

/// The connections of one address.
#[derive(Default)]
struct Share {
    count: usize,
    newcomers: Newcomers,
}

/// Connections in the order in which they came, for finding the oldest that never asked for anything without looking at all of them: in an
/// attack somebody has to go with each that comes. Some that are here have asked since, or are gone.
#[derive(Default)]
struct Newcomers(VecDeque<u64>);

struct Guest {
    address: IpAddr,
    activity: Arc<Activity>,
    leave: Arc<Notify>,
}

/// A place among the connections, until it is dropped.
pub(super) struct Place {
    admission: Arc<Admission>,
    id: u64,
    pub(super) activity: Arc<Activity>,
    /// Says that the connection must make room.
    pub(super) leave: Arc<Notify>,
}

impl Admission {
    pub(super) fn new(most: usize, most_per_address: usize, trusted: Vec<IpNet>) -> Arc<Self> {
        Arc::new(Self { most, most_per_address, trusted, open: Mutex::default() })
    }

    /// A place for a connection from `address`. `None` where everybody who could make room has a request under way.
    pub(super) fn admit(self: &Arc<Self>, address: IpAddr) -> Option<Place> {
        let is_trusted = address::is_trusted(address.to_canonical(), &self.trusted);
        let address = counted_address(address);
        let mut open = self.open();
        let of_address = open.by_address.get(&address).map_or(0, |share| share.count);
        if of_address >= self.most_per_address && !is_trusted {
            open.drive_out(Some(address))?;
        } else if open.guests.len() >= self.most {
            open.drive_out(None)?;
        }
        open.next += 1;
        let id = open.next;
        let (activity, leave) = (Arc::new(Activity::new()), Arc::new(Notify::new()));
        open.guests.insert(id, Guest { address, activity: Arc::clone(&activity), leave: Arc::clone(&leave) });
        open.newcomers.0.push_back(id);
        let share = open.by_address.entry(address).or_default();
        share.count += 1;
        share.newcomers.0.push_back(id);
        Some(Place { admission: Arc::clone(self), id, activity, leave })
    }

    /// Makes room because the system has none. Whether somebody went.
    pub(super) fn make_room(&self) -> bool {
        self.open().drive_out(None).is_some()
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    /// Whoever has waited longest (of one address, or of all), of those that never asked for anything first.
    fn drive_out(&mut self, of: Option<IpAddr>) -> Option<()> {
        let Self { guests, newcomers, by_address, .. } = self;
        let newcomers = match of {
            Some(address) => &mut by_address.get_mut(&address)?.newcomers,
            None => newcomers,
        };
        let id = newcomers.oldest(guests).or_else(|| longest_waiting(guests, of))?;
        self.remove(id)?.leave.notify_one();
        Some(())
    }

    fn remove(&mut self, id: u64) -> Option<Guest> {
        let guest = self.guests.remove(&id)?;
        self.newcomers.tidy(&self.guests, self.guests.len());
        if let Some(share) = self.by_address.get_mut(&guest.address) {
            share.count -= 1;
            share.newcomers.tidy(&self.guests, share.count);
            if share.count == 0 {
                self.by_address.remove(&guest.address);
            }
        }
        Some(guest)
    }
}

impl Newcomers {
    /// The oldest that has not asked for anything yet. Those before it are no newcomers any more.
    fn oldest(&mut self, guests: &HashMap<u64, Guest>) -> Option<u64> {
        while let Some(id) = self.0.pop_front() {
            if guests.get(&id).and_then(|guest| guest.activity.waiting()).is_some_and(|(has_asked, _)| !has_asked) {
                return Some(id);
            }
        }
        None
    }

    /// Forgets those that are gone, now and then: when they may be more than those that are there.
    fn tidy(&mut self, guests: &HashMap<u64, Guest>, present: usize) {
        if self.0.len() > 2 * present + 64 {
            self.0.retain(|id| guests.contains_key(id));
        }
    }
}

/// Of those that have asked before, whoever has not for the longest time.
fn longest_waiting(guests: &HashMap<u64, Guest>, of: Option<IpAddr>) -> Option<u64> {
    let those = guests.iter().filter(|(_, guest)| of.is_none_or(|address| guest.address == address));
    let waiting = those.filter_map(|(id, guest)| Some((guest.activity.waiting()?, *id)));
    waiting.min().map(|(_, id)| id)
}

impl Drop for Place {
    fn drop(&mut self) {
        // It is gone already where it was driven out.
        self.admission.open().remove(self.id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    async fn must_leave(place: &Place) -> bool {
        tokio::time::timeout(std::time::Duration::ZERO, place.leave.notified()).await.is_ok()
    }

    #[tokio::test]
    async fn the_longest_silent_makes_room_and_whoever_asked_for_something_stays() {
        let admission = Admission::new(3, 3, Vec::new());
        let busy = admission.admit(address(1)).unwrap();
        let _under_way = busy.activity.request(false);
        let kept_alive = admission.admit(address(2)).unwrap();
        drop(kept_alive.activity.request(false));
        let silent = admission.admit(address(3)).unwrap();
        let newest = admission.admit(address(4)).unwrap();
        assert!(must_leave(&silent).await && !must_leave(&kept_alive).await);
        let _now_busy = newest.activity.request(false);
        let after = admission.admit(address(5)).unwrap();
        assert!(must_leave(&kept_alive).await && !must_leave(&busy).await);
        let _busy_too = after.activity.request(false);
        assert!(admission.admit(address(6)).is_none(), "all have requests under way");
        drop(busy);
        assert!(admission.admit(address(6)).is_some());
    }

    #[tokio::test]
    async fn an_address_drives_out_its_own_and_nobody_elses() {
        let admission = Admission::new(100, 2, vec!["10.0.0.0/8".parse().unwrap()]);
        let other = admission.admit(address(9)).unwrap();
        let mine: Vec<_> = (0..10).map(|_| admission.admit(address(1)).unwrap()).collect();
        for (index, place) in mine.iter().enumerate() {
            assert_eq!(must_leave(place).await, index < 8, "{index}");
        }
        assert!(!must_leave(&other).await);
        // Driven out and dropped is counted once.
        drop(mine);
        assert_eq!(admission.open().guests.len(), 1);
        assert_eq!(admission.open().by_address.len(), 1);
        for _ in 0..1_000 {
            drop(admission.admit(address(1)));
        }
        assert!(admission.open().newcomers.0.len() < 100, "those that are gone are forgotten");
        let proxy = IpAddr::from([10, 1, 2, 3]);
        let through: Vec<_> = (0..50).map(|_| admission.admit(proxy).unwrap()).collect();
        assert!(!must_leave(&through[0]).await);
    }
}
